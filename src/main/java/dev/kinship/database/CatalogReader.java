package dev.kinship.database;

import java.util.Collection;

/** Reads what one kind of database has. */
interface CatalogReader {
  /** Which dialect the server speaks. */
  String dialect(Session session);

  /** Tells of the tables of these names, in whatever case, and of what they refer to by name. */
  Findings read(Session session, Collection<String> tables);
}
