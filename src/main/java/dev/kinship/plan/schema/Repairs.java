package dev.kinship.plan.schema;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.Dialect;
import dev.kinship.evidence.RowAnswer;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import dev.kinship.text.Visible;
import java.util.List;
import java.util.Optional;

/**
 * Describes the rows that {@code key} would refuse, and the statements that fix them. Its texts
 * have several lines, so names and values are escaped here: none of them can bring a line.
 */
record Repairs(ForeignKey key, Column column, Schema known, Dialect dialect) {

  /** How many there are, and the first of them, one a line. */
  String message(RowAnswer.Counted orphans) {
    String head =
        Visible.of(
            "%s of `%s` %s a `%s` that no row of `%s` has"
                .formatted(
                    orphans.count() == 1 ? "1 row" : orphans.count() + " rows",
                    key.table(),
                    orphans.count() == 1 ? "has" : "have",
                    column.name(),
                    key.parent()));
    String lines =
        orphans.first().stream()
            .map(
                it ->
                    "\n  "
                        + Visible.of(
                            "%s%s = %s"
                                .formatted(
                                    it.key().isEmpty() ? "" : it.key() + ": ",
                                    column.name(),
                                    it.value())))
            .collect(joining());
    long more = orphans.count() - orphans.first().size();
    return head + lines + (more > 0 ? "\n  and %d more".formatted(more) : "");
  }

  /** The statements to choose from. */
  String help() {
    StringBuilder help = new StringBuilder("look at these rows, then choose one repair:");
    if (column.nullable()) {
      help.append(
          "\n  they have no parent:  "
              + Visible.of(
                  "UPDATE %s SET %s = NULL WHERE %s;"
                      .formatted(table(), quote(column.name()), orphan())));
    }
    help.append(
        "\n  they are not needed:    "
            + Visible.of("DELETE FROM %s WHERE %s;".formatted(table(), orphan())));
    return help.append("\n  " + Visible.of(parents())).toString();
  }

  /** The rows to be made, where no other column must be filled; else which would have to be. */
  private String parents() {
    String missing =
        "SELECT DISTINCT %s FROM %s WHERE %s".formatted(quote(column.name()), table(), orphan());
    List<String> required = required();
    return required.isEmpty()
        ? "their parents are lost: INSERT INTO %s (%s) %s;"
            .formatted(quote(key.parent()), quote(parentColumn()), missing)
        : "their parents are lost: create them by hand, each needs %s:  %s;"
            .formatted(String.join(", ", required), missing);
  }

  private List<String> required() {
    return known
        .table(key.parent())
        .map(
            it ->
                it.columns().stream()
                    .filter(column -> !column.nullable() && !column.generated())
                    .map(Column::name)
                    .filter(name -> !name.equals(parentColumn()))
                    .toList())
        .orElse(List.of());
  }

  private String orphan() {
    String value = table() + "." + quote(column.name());
    boolean itself = key.parent().equals(key.table());
    // MySQL changes no table that it reads in the same statement, unless through another.
    String parents =
        itself
            ? "(SELECT %s FROM %s) AS parent".formatted(quote(parentColumn()), table())
            : quote(key.parent()) + " AS parent";
    Optional<Table> parent = known.table(key.parent());
    return parent.isEmpty()
        ? value + " IS NOT NULL"
        : "%s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM %s WHERE parent.%s = %s)"
            .formatted(value, parents, quote(parentColumn()), value);
  }

  private String parentColumn() {
    return key.parentColumns().getFirst();
  }

  private String table() {
    return quote(key.table());
  }

  private String quote(String name) {
    return dialect.quote(name);
  }
}
