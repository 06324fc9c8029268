package dev.kinship.dialect.sql;

import java.util.Optional;

/**
 * A required column of a table with rows, which have no value for it yet: the column exists and may
 * be empty, {@code expression} fills it. All but the expression are written as in SQL; {@code key}
 * is the table's primary key if that is one column; {@code fullText} tells that the table has a
 * FULLTEXT index.
 */
public record Filling(
    String table,
    String column,
    String type,
    Optional<String> key,
    String rule,
    String expression,
    boolean fullText) {
  /** Rows of one go, a few hundredths of a second of work; the pause after it is as long. */
  public static final int BATCH = 1_000;

  /** All rows at once. */
  public String update() {
    return "UPDATE %s SET %s = %s WHERE %2$s IS NULL".formatted(table, column, expression);
  }

  /** Those between two keys that are empty. */
  public String updateEmpty(String first, String last) {
    return "%s AND %s IS NULL".formatted(update(expression, first, last), column);
  }

  /** The same without that condition: its index leads MySQL to look at, and lock, all of them. */
  public String updateAll(String first, String last) {
    return update("COALESCE(%s, %s)".formatted(column, expression), first, last);
  }

  private String update(String value, String first, String last) {
    return "UPDATE %s SET %s = %s WHERE %s BETWEEN %s AND %s"
        .formatted(table, column, value, key.orElseThrow(), first, last);
  }
}
