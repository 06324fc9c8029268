package dev.kinship.database;

import java.util.Collection;

/** Reads what one kind of database has. */
interface CatalogReader {
  /** Which dialect the server speaks. */
  String dialect(Session session);

  /** Reports the tables with these names, in any case, and what they refer to by name. */
  Findings read(Session session, Collection<String> tables);
}
