package dev.kinship.dialect.step;

import static java.util.stream.Collectors.joining;

import dev.kinship.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A column of a table with rows that becomes required, or may be empty again: {@code expression},
 * if there is one, fills it. All but the expression are written as in SQL; {@code definition} is
 * its name and its type, {@code rest} what else it has but NULL or NOT NULL; {@code key} is the
 * table's primary key if that is one column with an order; {@code storage} is how the table is
 * stored; {@code kept} are columns that change with every change of a row unless they are set.
 */
public record Filling(
    String table,
    String column,
    String definition,
    String rest,
    Optional<String> key,
    String rule,
    Optional<String> expression,
    Table.Storage storage,
    List<String> kept) {
  /** Rows of one go, a few hundredths of a second of work; the pause after it is as long. */
  public static final int BATCH = 1_000;

  /** What MySQL and MariaDB sort by position and compare as text: a batch would skip rows. */
  private static final Pattern UNORDERED = Pattern.compile("(?is)\\s*(enum|set)\\b.*");

  public Filling {
    kept = List.copyOf(kept);
  }

  /** The one column of the primary key, if its values sort as they compare. */
  public static Optional<String> ordered(Table table) {
    return Optional.of(table.primaryKey())
        .filter(it -> it.size() == 1)
        .map(List::getFirst)
        .filter(
            it ->
                table.stated(it).filter(one -> UNORDERED.matcher(one.words()).matches()).isEmpty());
  }

  /** All rows at once. */
  public String update() {
    return update("", "");
  }

  /** Those between two keys that are empty; {@code hint} is how the database finds them. */
  public String updateEmpty(String hint, String first, String last) {
    return update(hint, "%s BETWEEN %s AND %s AND ".formatted(key.orElseThrow(), first, last));
  }

  /** What finds rows without a value. */
  public String empty() {
    return "SELECT 1 FROM %s WHERE %s IS NULL".formatted(table, column);
  }

  private String update(String hint, String which) {
    String others = kept.stream().map(it -> ", %1$s = %1$s".formatted(it)).collect(joining());
    return "UPDATE %s%s SET %s = %s%s WHERE %s%3$s IS NULL"
        .formatted(table, hint, column, expression.orElseThrow(), others, which);
  }
}
