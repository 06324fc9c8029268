package dev.kinship.dialect.sql;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;

/**
 * A column of a table with rows that becomes required, or may be empty again: {@code expression},
 * if there is one, fills it. All but the expression are written as in SQL; {@code definition} is
 * its name and its type, {@code rest} what else it has but NULL or NOT NULL; {@code key} is the
 * table's primary key if that is one column; {@code fullText} tells that the table has a FULLTEXT
 * index; {@code dated} are columns that would be set whenever a row changes.
 */
public record Filling(
    String table,
    String column,
    String definition,
    String rest,
    Optional<String> key,
    String rule,
    Optional<String> expression,
    boolean fullText,
    List<String> dated) {
  /** Rows of one go, a few hundredths of a second of work; the pause after it is as long. */
  public static final int BATCH = 1_000;

  /** All rows at once. */
  public String update() {
    return "UPDATE %s SET %s = %s%s WHERE %2$s IS NULL"
        .formatted(table, column, expression.orElseThrow(), kept());
  }

  /** Those between two keys that are empty. */
  public String updateEmpty(String first, String last) {
    return "%s AND %s IS NULL".formatted(update(expression.orElseThrow(), first, last), column);
  }

  /** The same without that condition: its index leads MySQL to look at, and lock, all of them. */
  public String updateAll(String first, String last) {
    return update("COALESCE(%s, %s)".formatted(column, expression.orElseThrow()), first, last);
  }

  /** What finds rows without a value. */
  public String empty() {
    return "SELECT 1 FROM %s WHERE %s IS NULL".formatted(table, column);
  }

  private String update(String value, String first, String last) {
    return "UPDATE %s SET %s = %s%s WHERE %s BETWEEN %s AND %s"
        .formatted(table, column, value, kept(), key.orElseThrow(), first, last);
  }

  private String kept() {
    return dated.stream().map(it -> ", %1$s = %1$s".formatted(it)).collect(joining());
  }
}
