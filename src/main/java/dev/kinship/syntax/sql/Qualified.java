package dev.kinship.syntax.sql;

import dev.kinship.schema.SqlName;
import java.util.List;
import java.util.Set;

/**
 * Names of tables in one string, with the schema (MySQL's database) that was written before them.
 * The separator is in no name, while a dot may be.
 */
final class Qualified {
  private static final char BETWEEN = '\u001f';

  /** Where a database looks by default: PostgreSQL and H2 in the one, SQLite in the other. */
  private static final Set<String> USUAL = Set.of("public", "main");

  private Qualified() {}

  /** The name made of the last two of these, which had dots between them. */
  static String of(List<String> parts) {
    String name = parts.getLast();
    String schema = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    return USUAL.contains(SqlName.folded(schema)) ? name : in(schema, name);
  }

  /** The table with this name in that schema, if one is given and the name has none itself. */
  static String in(String schema, String name) {
    boolean whole = schema.isEmpty() || !schema(name).isEmpty();
    return whole ? name : schema + BETWEEN + name;
  }

  /** Empty where none was written, or the usual one. */
  static String schema(String qualified) {
    return qualified.substring(0, Math.max(0, qualified.indexOf(BETWEEN)));
  }

  static String bare(String qualified) {
    return qualified.substring(qualified.indexOf(BETWEEN) + 1);
  }

  /** As it is written. */
  static String shown(String qualified) {
    return qualified.replace(BETWEEN, '.');
  }
}
