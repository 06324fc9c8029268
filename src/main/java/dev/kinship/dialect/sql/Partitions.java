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
import java.util.function.Predicate;
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

  /** Why one of the changes is impossible: it can be made in the table it inherits from only. */
  static Optional<String> ofHeirs(List<SchemaChange> changes, Schema known) {
    Schema schema = known;
    for (SchemaChange change : changes) {
      Optional<Table> heir = schema.table(change.table());
      Optional<String> found = Optional.empty();
      if (heir.isPresent() && !heir.get().storage().parents().tables().isEmpty()) {
        found = new Partitions(schema).ofHeir(change, heir.get());
      }
      if (found.isPresent()) {
        return found.map(TableName::shown);
      }
      schema = schema.after(change);
    }
    return Optional.empty();
  }

  private Optional<String> ofHeir(SchemaChange change, Table heir) {
    String name = heir.name();
    boolean partition = heir.storage().parents().partition();
    return switch (change) {
      case SchemaChange.AddColumn it when partition ->
          Optional.of(
              "%1$s is a partition of %2$s, and only %2$s can get a column: relate the model of %2$s."
                  .formatted(name, heir.storage().parents().tables().getFirst()));
      case SchemaChange.DropColumn it ->
          parent(heir, one -> one.column(it.column().name()).isPresent())
              .map(
                  one ->
                      "%s.%s is a column of %s too, from which it is inherited: only there it can be dropped."
                          .formatted(name, it.column().name(), one));
      case SchemaChange.AlterColumn it when it.column().nullable() ->
          parent(
                  heir,
                  one -> one.column(it.column().name()).filter(own -> !own.nullable()).isPresent())
              .map(
                  one ->
                      "%s.%s is NOT NULL because that of %s is, from which it is inherited: only there that can change."
                          .formatted(name, it.column().name(), one));
      case SchemaChange.DropForeignKey it when partition ->
          parent(heir, one -> one.alike(it.key()).isPresent())
              .map(
                  one ->
                      "%s has its key from %s, of which %s is a partition: only there it can be dropped."
                          .formatted(StepComments.path(it.key()), one, name));
      case SchemaChange.DropIndex it when partition ->
          parent(heir, one -> one.alike(it.index()).isPresent())
              .map(
                  one ->
                      "%s has its index %s from %s, of which it is a partition: only there it can be dropped."
                          .formatted(name, it.index().name(), one));
      case SchemaChange.DropTable it ->
          Optional.of(
              "%s inherits from %s, and no down migration could make it again."
                  .formatted(name, heir.storage().parents().tables().getFirst()));
      default -> Optional.empty();
    };
  }

  /** The first table that it inherits from of which this is true. */
  private Optional<String> parent(Table heir, Predicate<Table> which) {
    return heir.storage().parents().tables().stream()
        .filter(it -> known.table(it).filter(which).isPresent())
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
