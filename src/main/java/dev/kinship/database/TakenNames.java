package dev.kinship.database;

import dev.kinship.schema.TableName;

/**
 * Names like those that Kinship gives to indexes and keys, of tables that no model names: an index
 * of PostgreSQL shares its names with all of its schema, a key of MySQL and MariaDB with all of its
 * database.
 */
final class TakenNames {
  private static final String INDEXES =
      """
      SELECT n.nspname, c.relname, t.relname, pg_table_is_visible(c.oid)
      FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_class t ON t.oid = i.indrelid
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relname LIKE 'idx\\_%' AND n.nspname !~ '^pg_'""";

  private static final String KEYS =
      """
      SELECT TABLE_SCHEMA, CONSTRAINT_NAME, TABLE_NAME, TABLE_SCHEMA = DATABASE()
      FROM information_schema.TABLE_CONSTRAINTS
      WHERE CONSTRAINT_TYPE = 'FOREIGN KEY' AND CONSTRAINT_NAME LIKE 'fk|_%' ESCAPE '|'""";

  private TakenNames() {}

  static void ofIndexes(Session session, AskedTables asked, Findings findings) {
    find(session, INDEXES, "an index of ", asked, findings);
  }

  static void ofKeys(Session session, AskedTables asked, Findings findings) {
    find(session, KEYS, "a foreign key of ", asked, findings);
  }

  private static void find(
      Session session, String query, String what, AskedTables asked, Findings findings) {
    session.rows(
        query,
        it -> {
          String schema = it.getString(1);
          String table = it.getString(3);
          boolean usual = it.getBoolean(4);
          if (asked.calling(schema, table, usual).isEmpty()) {
            String name = it.getString(2);
            findings.other(usual ? name : TableName.in(schema, name), what + table);
          }
          return table;
        });
  }
}
