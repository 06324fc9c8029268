package dev.kinship.dialect.sqlite;

import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.KeyChange;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.Source;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is other than before: keys that come, and keys, columns and UNIQUE rules that go; columns
 * that are {@code altered} to what they are here, and required ones that are {@code added}, both
 * with {@code value} in rows that have none.
 */
record TableDifference(
    List<ForeignKey> more,
    List<ForeignKey> fewer,
    List<Column> columns,
    List<Index> rules,
    List<Column> altered,
    List<AddColumn> added,
    Optional<String> value) {
  TableDifference {
    more = List.copyOf(more);
    fewer = List.copyOf(fewer);
    columns = List.copyOf(columns);
    rules = List.copyOf(rules);
    altered = List.copyOf(altered);
    added = List.copyOf(added);
  }

  Optional<Column> altered(Source.Part column) {
    return altered.stream().filter(it -> it.name().equals(column.name())).findFirst();
  }

  /** What is selected of a column that stays, whose {@code name} is quoted. */
  String value(Source.Part column, String name) {
    return altered(column)
        .filter(it -> !it.nullable())
        .flatMap(it -> value)
        .map(it -> "COALESCE(%s, %s)".formatted(name, it))
        .orElse(name);
  }

  /** What fills the column, if something does. */
  Optional<String> filled(String column) {
    Stream<Column> filled =
        Stream.concat(
            added.stream().map(AddColumn::column), altered.stream().filter(it -> !it.nullable()));
    return value.filter(it -> filled.anyMatch(one -> one.name().equals(column)));
  }

  /** The columns that become required, and must have a value in every row by then. */
  List<Column> required(boolean forward) {
    return forward && value.isPresent()
        ? List.of()
        : altered.stream().filter(it -> it.nullable() != forward).toList();
  }

  boolean without(Source.Part column) {
    return columns.stream().anyMatch(it -> it.name().equals(column.name()));
  }

  boolean without(Source.Constraint rule) {
    return rule.key().filter(fewer::contains).isPresent()
        || rule.index().filter(rules::contains).isPresent();
  }

  private String reasons() {
    return Stream.of(
            added.stream().map(it -> StepComments.column(it.table(), it.column())),
            more.stream().map(this::reason),
            fewer.stream().filter(it -> more.stream().noneMatch(it::same)).map(StepComments::noKey),
            rules.stream().map(StepComments::noRule))
        .flatMap(it -> it)
        .collect(joining(" "));
  }

  private String reason(ForeignKey key) {
    return KeyChange.between(fewer, more).stream()
        .filter(it -> it.to().equals(key))
        .findFirst()
        .map(it -> StepComments.changed(it.from(), key))
        .orElseGet(() -> StepComments.key(key));
  }

  Stream<String> reasons(String table) {
    Stream<Column> filled = value.isPresent() ? altered.stream() : Stream.empty();
    return Stream.of(
            columns.stream().map(it -> StepComments.noColumn(table, it)),
            Stream.of(reasons()).filter(it -> !it.isEmpty()),
            Stream.concat(added.stream().map(AddColumn::column), filled)
                .map(it -> StepComments.filled(table, it)),
            altered.stream()
                .map(
                    it ->
                        it.nullable()
                            ? StepComments.optional(table, it)
                            : StepComments.required(table, it)))
        .flatMap(it -> it);
  }
}
