package dev.kinship.schema;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Names of tables in one string, with the schema (MySQL's database) before them if they have one.
 * The separator is in no name, while a dot may be.
 */
public final class TableName {
  private static final char BETWEEN = '\u001f';

  /** Also a control character, which no migration can have in a name. */
  private static final char IMPOSSIBLE = '\u001e';

  private TableName() {}

  /** The name made of the last two of these, which had dots between them. */
  public static String of(List<String> parts, Wording wording) {
    String name = inner(parts.getLast());
    String schema = parts.size() < 2 ? "" : parts.get(parts.size() - 2);
    return wording.isUsual(schema) ? name : in(schema, name);
  }

  /** The table with this name in that schema, if one is given and the name has none itself. */
  public static String in(String schema, String name) {
    boolean whole = schema.isEmpty() || !schema(name).isEmpty();
    return whole ? name : inner(schema) + BETWEEN + name;
  }

  /** A single name, whatever is in it. */
  public static String inner(String name) {
    return name.replace(BETWEEN, IMPOSSIBLE);
  }

  /** Empty where none was written, or the usual one. */
  public static String schema(String table) {
    return table.substring(0, Math.max(0, table.indexOf(BETWEEN)));
  }

  /** The name without its schema. */
  public static String bare(String table) {
    return table.substring(table.indexOf(BETWEEN) + 1);
  }

  /** Another name in the same schema. */
  public static String beside(String table, String name) {
    return in(schema(table), name);
  }

  /** Whether both are in the same schema, or neither is in a named one. */
  public static boolean together(String one, String other) {
    return SqlName.same(schema(one), schema(other));
  }

  /** The schema, if there is one, and the name, each after {@code change}, with a dot between. */
  public static String each(String table, UnaryOperator<String> change) {
    return table.indexOf(BETWEEN) < 0
        ? change.apply(table)
        : Arrays.stream(table.split(String.valueOf(BETWEEN), -1)).map(change).collect(joining("."));
  }

  /** Every table in {@code text} as it is written. */
  public static String shown(String text) {
    return text.replace(BETWEEN, '.');
  }
}
