package dev.kinship.dialect.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The tables that are partitioned, which databases do not let have all that others have. */
public record Partitions(Schema known) {
  public boolean has(String table) {
    return known.table(table).map(Table::storage).flatMap(Table.Storage::partitioning).isPresent();
  }

  /** Whether one of the tables of a key is partitioned. */
  public boolean has(ForeignKey key) {
    return has(key.table()) || has(key.parent());
  }

  /** The partitioned tables that get an index or a key, each once. */
  public List<String> among(List<SchemaChange> changes) {
    return changes.stream()
        .flatMap(
            it ->
                Stream.concat(
                    Obstacles.indexesOf(it).stream().map(Index::table),
                    it.keys().map(ForeignKey::table)))
        .filter(this::has)
        .distinct()
        .toList();
  }

  /** Why one of the changes is impossible: rows of two partitions are not compared. */
  public Optional<String> obstacle(List<SchemaChange> changes) {
    return changes.stream()
        .flatMap(it -> Obstacles.indexesOf(it).stream())
        .filter(it -> it.unique() && has(it.table()) && !coversPartitioning(it))
        .map(
            it ->
                "%s is partitioned, so a unique index of %s must also have the columns that it is partitioned by."
                    .formatted(TableName.shown(it.table()), String.join(", ", it.columns())))
        .findFirst();
  }

  private boolean coversPartitioning(Index index) {
    String by =
        known
            .table(index.table())
            .map(Table::storage)
            .flatMap(Table.Storage::partitioning)
            .orElse("")
            .toLowerCase(Locale.ROOT);
    return index.columns().stream().anyMatch(it -> by.contains(it.toLowerCase(Locale.ROOT)));
  }
}
