package dev.kinship.dialect.sql;

import dev.kinship.dialect.Rendering;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaDraft;
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

  /** Refuses a change that can be made only in the table that one inherits from. */
  static Optional<Rendering.Refusal> ofHeirs(List<SchemaChange> changes, Schema known) {
    SchemaDraft draft = new SchemaDraft(known);
    for (SchemaChange change : changes) {
      Optional<Table> heir = draft.table(change.table());
      if (heir.isPresent() && !heir.get().storage().parents().tables().isEmpty()) {
        Partitions then = new Partitions(draft.schema());
        Optional<String> owner = then.owner(change, heir.get());
        if (owner.isPresent()) {
          return owner.map(it -> refusal(change, heir.get(), it));
        }
      }
      draft.make(change);
    }
    return Optional.empty();
  }

  private static Rendering.Refusal refusal(SchemaChange change, Table heir, String owner) {
    String what =
        switch (change) {
          case SchemaChange.AddColumn it -> "gets its columns from there";
          case SchemaChange.DropColumn it ->
              "has its column %s from there".formatted(it.column().name());
          case SchemaChange.AlterColumn it ->
              "has its column %s from there, which is NOT NULL".formatted(it.column().name());
          case SchemaChange.DropForeignKey it ->
              "has its key (%s) from there".formatted(String.join(", ", it.key().columns()));
          case SchemaChange.DropIndex it ->
              "has its index %s from there".formatted(it.index().name());
          default -> "could not be made again by the down migration";
        };
    String bond = heir.storage().parents().partition() ? "is a partition of" : "inherits from";
    return new Rendering.Refusal(
        TableName.shown("%s %s %s, and %s.".formatted(heir.name(), bond, owner, what)),
        TableName.shown(
            "make this change with the model of %s: it reaches %s too; or pass --no-migration"
                .formatted(owner, heir.name())));
  }

  /** The table that the change has to be made in instead, if it is not this one. */
  private Optional<String> owner(SchemaChange change, Table heir) {
    boolean partition = heir.storage().parents().partition();
    String first = heir.storage().parents().tables().getFirst();
    return switch (change) {
      case SchemaChange.AddColumn it when partition -> Optional.of(first);
      case SchemaChange.DropColumn it ->
          parent(heir, one -> one.column(it.column().name()).isPresent());
      case SchemaChange.AlterColumn it when it.column().nullable() ->
          parent(
              heir,
              one -> one.column(it.column().name()).filter(own -> !own.nullable()).isPresent());
      case SchemaChange.DropForeignKey it when partition ->
          parent(heir, one -> one.alike(it.key()).isPresent());
      case SchemaChange.DropIndex it when partition ->
          parent(heir, one -> one.alike(it.index()).isPresent());
      case SchemaChange.DropTable it -> Optional.of(first);
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
