package dev.kinship.dialect.mysql;

import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import java.util.Optional;

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

  private static boolean isMadeFor(Index index, ForeignKey key) {
    return index.constraint()
        && index.columns().equals(key.columns())
        && (SqlName.same(index.name(), key.columns().getFirst())
            || key.given().filter(it -> SqlName.same(index.name(), it)).isPresent());
  }
}
