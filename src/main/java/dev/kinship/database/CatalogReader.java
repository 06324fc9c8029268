package dev.kinship.database;

import java.util.Collection;

/** Reads what one kind of database has. */
interface CatalogReader {
  /** Which dialect the server speaks. */
  String dialect(Session session);

  /** Whether this user may not see all rows of the table whose {@code quoted} name this is. */
  default boolean hidesRows(Session session, String quoted) {
    return false;
  }

  /** Reports the tables with these names, in any case, and what they refer to by name. */
  Findings read(Session session, Collection<String> tables);

  /** What a query reads the rows from that belong to a table itself. */
  default String ownRows(Session session, String quoted) {
    return quoted;
  }
}
