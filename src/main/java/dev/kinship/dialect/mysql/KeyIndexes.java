package dev.kinship.dialect.mysql;

import dev.kinship.dialect.Rendering.Refusal;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The indexes that MySQL and MariaDB make for keys without one. They disappear once another index
 * serves the key, and the key does not let that one go alone: so one statement replaces one by the
 * other, and back.
 */
record KeyIndexes(Schema known) {
  String create(Index index, SqlClauses writer) {
    return replaced(index)
        .map(
            it ->
                "ALTER TABLE %s DROP INDEX %s, ADD %sINDEX %s %s"
                    .formatted(
                        writer.quote(index.table()),
                        writer.quote(it.name()),
                        index.unique() ? "UNIQUE " : "",
                        writer.quote(writer.name(index)),
                        writer.quoted(index.columns())))
        .orElseGet(() -> writer.createIndex(index));
  }

  String drop(Index index, String name, SqlClauses writer) {
    return "ALTER TABLE %s DROP INDEX %s%s"
        .formatted(
            writer.quote(index.table()),
            writer.quote(name),
            replaced(index)
                .map(
                    it ->
                        ", ADD INDEX %s %s"
                            .formatted(writer.quote(it.name()), writer.quoted(it.columns())))
                .orElse(""));
  }

  /** The one that {@code index} makes superfluous; one that exists replaces none. */
  Optional<Index> replaced(Index index) {
    Optional<Table> table = known.table(index.table());
    return table.stream()
        .filter(it -> !it.indexes().contains(index))
        .flatMap(it -> it.indexes().stream())
        .filter(it -> !it.unique() && index.beginsWith(it.columns()))
        .filter(it -> table.get().foreignKeys().stream().anyMatch(key -> isMadeFor(it, key)))
        .findFirst();
  }

  /** Why the first of these keys cannot be: no index of its parent finds a row by a value. */
  Optional<Refusal> missing(List<SchemaChange> changes, Keyless keyless) {
    return changes.stream()
        .flatMap(SchemaChange::keys)
        .filter(it -> !keyless.has(it))
        .filter(it -> known.table(it.parent()).filter(one -> isUseless(one, it)).isPresent())
        .findFirst()
        .map(
            it ->
                new Refusal(
                    "%s cannot refer to %s (%s): that needs a unique index of all values, rising."
                        .formatted(
                            StepComments.path(it),
                            it.parent(),
                            String.join(", ", it.parentColumns())),
                    "first make the index without USING HASH, DESC and lengths, by hand",
                    "",
                    Stream.concat(Stream.of(it.parent()), it.parentColumns().stream()).toList()));
  }

  private static boolean isUseless(Table parent, ForeignKey key) {
    Index primary = new Index("", parent.name(), parent.primaryKey(), true);
    return parent.unique(key.parentColumns())
        && !primary.beginsWith(key.parentColumns())
        && parent.indexes().stream().noneMatch(it -> it.beginsWith(key.parentColumns()));
  }

  private static boolean isMadeFor(Index index, ForeignKey key) {
    return index.constraint()
        && index.columns().equals(key.columns())
        && (SqlName.same(index.name(), key.columns().getFirst())
            || key.given().filter(it -> SqlName.same(index.name(), it)).isPresent());
  }
}
