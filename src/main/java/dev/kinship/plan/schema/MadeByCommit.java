package dev.kinship.plan.schema;

import dev.kinship.runner.MigrationFile;
import dev.kinship.schema.Column;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaDraft;
import dev.kinship.schema.Table;
import dev.kinship.syntax.sql.SchemaReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What some migrations did, each seen after those before it; {@code known} is the schema that all
 * migrations make, {@code then} the one right after these, {@code later} the other files that run
 * after the first of them. {@code doubts} are about these alone.
 */
record MadeByCommit(
    List<SchemaChange> changes,
    Schema known,
    Schema then,
    List<MigrationFile> later,
    List<Doubt> doubts) {
  MadeByCommit {
    changes = List.copyOf(changes);
    later = List.copyOf(later);
    doubts = List.copyOf(doubts);
  }

  static MadeByCommit of(MigrationTarget target, Set<String> names) {
    List<SchemaChange> changes = new ArrayList<>();
    List<MigrationFile> later = new ArrayList<>();
    List<Doubt> doubts = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    Schema then = Schema.EMPTY;
    boolean begun = false;
    for (MigrationFile it : target.inOrder()) {
      texts.add(it.text());
      if (names.contains(it.name())) {
        Schema before = read(target, texts.subList(0, texts.size() - 1));
        then = read(target, texts);
        changes.addAll(SchemaDifference.between(before, then));
        then.doubts().stream()
            .filter(doubt -> !before.doubts().contains(doubt))
            .forEach(doubts::add);
        begun = true;
      } else if (begun) {
        later.add(it);
      }
    }
    return new MadeByCommit(changes, read(target, texts), then, later, doubts);
  }

  private static Schema read(MigrationTarget target, List<String> texts) {
    return SchemaReader.read(texts, target.dialect().wording());
  }

  /** What all migrations make, without what is left there of these changes. */
  Schema undone() {
    SchemaDraft draft = new SchemaDraft(known);
    for (SchemaChange it : changes.reversed()) {
      reverse(it, draft.table(it.table())).ifPresent(draft::make);
    }
    return draft.schema();
  }

  /** What reverses {@code change}; empty if nothing has to be done. */
  private static Optional<SchemaChange> reverse(SchemaChange change, Optional<Table> table) {
    return change instanceof SchemaChange.DropTable it
        ? Optional.<SchemaChange>of(new SchemaChange.CreateTable(it.definition()))
            .filter(create -> table.isEmpty())
        : table.flatMap(it -> reverse(change, it));
  }

  private static Optional<SchemaChange> reverse(SchemaChange change, Table table) {
    return switch (change) {
      case SchemaChange.CreateTable it -> Optional.of(new SchemaChange.DropTable(table));
      case SchemaChange.DropTable it -> Optional.empty();
      case SchemaChange.AddColumn it ->
          table
              .column(it.column().name())
              .map(column -> new SchemaChange.DropColumn(table.name(), column));
      case SchemaChange.DropColumn it ->
          absent(
              table.column(it.column().name()).isPresent(),
              new SchemaChange.AddColumn(table.name(), it.column(), Optional.empty()));
      case SchemaChange.AlterColumn it ->
          table
              .column(it.column().name())
              .filter(column -> column.nullable() == it.column().nullable())
              .map(column -> new SchemaChange.AlterColumn(table.name(), inverse(column)));
      case SchemaChange.AddForeignKey it ->
          table.foreignKeys().stream()
              .filter(it.key()::same)
              .findFirst()
              .map(SchemaChange.DropForeignKey::new);
      case SchemaChange.DropForeignKey it ->
          absent(
              table.foreignKeys().stream().anyMatch(it.key()::same),
              new SchemaChange.AddForeignKey(it.key()));
      case SchemaChange.CreateIndex it ->
          index(table, it.index().name()).map(SchemaChange.DropIndex::new);
      case SchemaChange.DropIndex it ->
          absent(
              index(table, it.index().name()).isPresent(),
              new SchemaChange.CreateIndex(it.index()));
    };
  }

  private static Column inverse(Column column) {
    return new Column(column.name(), column.type(), !column.nullable(), column.generated());
  }

  private static Optional<Index> index(Table table, String name) {
    return table.indexes().stream().filter(it -> it.name().equals(name)).findFirst();
  }

  private static Optional<SchemaChange> absent(boolean there, SchemaChange change) {
    return there ? Optional.empty() : Optional.of(change);
  }
}
