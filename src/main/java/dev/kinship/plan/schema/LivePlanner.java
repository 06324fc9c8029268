package dev.kinship.plan.schema;

import dev.kinship.database.LiveDatabase;
import dev.kinship.database.Orphans;
import dev.kinship.database.Snapshot;
import dev.kinship.database.StoredType;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.dialect.Dialect;
import dev.kinship.plan.PlanDraft;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a live database has, and whether its rows and columns take what is planned. */
final class LivePlanner {
  private final LiveDatabase database;
  private final boolean keepOrphans;
  private final Dialect dialect;
  private final Snapshot snapshot;
  private final Schema live;
  private final Set<String> tables;
  private final Set<String> columns;
  private final List<Diagnostic> notes = new ArrayList<>();

  LivePlanner(LiveInput wish, Dialect dialect, PlanDraft draft) {
    this.database = wish.database();
    this.keepOrphans = wish.keepOrphans();
    this.dialect = dialect;
    this.tables = new LinkedHashSet<>();
    this.columns = new LinkedHashSet<>();
    draft.links().forEach(it -> concern(it, draft));
    this.snapshot = database.read(tables);
    this.live = snapshot.schema();
  }

  private void concern(PlannedLink planned, PlanDraft draft) {
    draft.now(planned.link().parent()).table().ifPresent(tables::add);
    draft
        .now(planned.link().child())
        .table()
        .ifPresent(
            it -> {
              tables.add(it);
              columns.add(it + "." + planned.link().foreignKey());
            });
  }

  /** What the user should know. */
  List<Diagnostic> notes() {
    return List.copyOf(notes);
  }

  /**
   * What the database has, and what it will have once the migrations that it lacks have been run.
   * Refuses where a table is none.
   */
  Schema known(List<String> migrations) {
    for (String table : tables) {
      Optional.ofNullable(snapshot.others().get(table)).ifPresent(it -> refuse(table, it));
    }
    for (Snapshot.Remark it : snapshot.remarks()) {
      boolean column = it.column().isEmpty() || columns.contains(it.table() + "." + it.column());
      if (column && tables.contains(it.table())) {
        notes.add(it.note());
      }
    }
    UnappliedMigrations pending =
        UnappliedMigrations.of(live, snapshot.after(migrations, dialect.wording()), tables);
    if (!pending.missing().isEmpty()) {
      note(
          Rule.BEHIND,
          "%s has no %s, which the migrations create"
              .formatted(database.name(), String.join(", ", pending.missing())),
          "run the existing migrations; the new one comes after them");
    }
    return pending.schema();
  }

  private void refuse(String table, String what) {
    throw new Refused(
        Rule.NO_PLAIN_TABLE,
        "`%s` is %s in %s, and it cannot have a key".formatted(table, what, database.name()),
        "set the model's table: `__table_name__ = '...'`, or pass --no-migration");
  }

  /** Refuses what the database or its rows would refuse. */
  void check(List<SchemaChange> changes, Schema known) {
    for (SchemaChange change : changes) {
      switch (change) {
        case AddForeignKey it -> existing(it.key(), known);
        case AddColumn it -> it.key().ifPresent(this::added);
        case SchemaChange.CreateTable it -> {}
        case CreateIndex it when it.index().unique() -> unique(it.index());
        case CreateIndex it -> {}
        case SchemaChange.DropForeignKey it -> {}
        case SchemaChange.DropIndex it -> {}
        case SchemaChange.DropColumn it -> {}
        case SchemaChange.DropTable it -> {}
      }
    }
  }

  private void existing(ForeignKey key, Schema known) {
    Optional<Table> child = live.table(key.table());
    String column = key.columns().getFirst();
    Optional<Column> there = child.flatMap(it -> it.column(column));
    if (child.isEmpty() || there.isEmpty()) {
      return; // A migration that the database lacks makes it.
    }
    types(key);
    boolean parent = live.table(key.parent()).isPresent();
    switch (database.orphans(key, child.get().primaryKey(), parent, dialect::quote)) {
      case Orphans.Counted it -> counted(it, new Repairs(key, there.get(), known, dialect));
      case Orphans.NotCounted it ->
          note(
              Rule.ORPHANS_STAY,
              "it is not known whether each `%s.%s` has its row in `%s`: %s"
                  .formatted(key.table(), column, key.parent(), it.reason()),
              "the migration fails if one has none");
      case Orphans.Incomparable it -> throw differ(key, "", it.reason());
    }
  }

  /** A has_one wants a key that no two rows share. */
  private void unique(Index index) {
    String column = index.columns().getFirst();
    boolean there =
        live.table(index.table()).filter(it -> it.column(column).isPresent()).isPresent();
    if (!there || index.columns().size() > 1) {
      return;
    }
    long duplicates = database.duplicates(index.table(), column, dialect::quote).orElse(0);
    if (duplicates > 0) {
      String name = dialect.quote(column);
      throw new Refused(
          Rule.DUPLICATES,
          "%d %s of `%s.%s` %s in more than one row, and the key must be unique"
              .formatted(
                  duplicates,
                  duplicates == 1 ? "value" : "values",
                  index.table(),
                  column,
                  duplicates == 1 ? "is" : "are"),
          "see them: SELECT %s, count(*) FROM %s WHERE %s IS NOT NULL GROUP BY %s HAVING count(*) > 1; or use has_many"
              .formatted(name, dialect.quote(index.table()), name, name));
    }
  }

  private void counted(Orphans.Counted orphans, Repairs repairs) {
    if (orphans.count() == 0) {
      return;
    }
    if (!keepOrphans) {
      throw new Refused(
          Rule.ORPHANS,
          repairs.message(orphans),
          repairs.help()
              + "\n  or write the migration now, and repair the rows before it runs: --orphans keep");
    }
    note(Rule.ORPHANS_STAY, repairs.message(orphans), repairs.help());
  }

  private void types(ForeignKey key) {
    Optional<StoredType> child = snapshot.type(key.table(), key.columns().getFirst());
    Optional<StoredType> parent = snapshot.type(key.parent(), key.parentColumns().getFirst());
    if (child.isPresent()
        && parent.isPresent()
        && !child.get().likeness().equals(parent.get().likeness())) {
      String said =
          "`%s.%s` is %s, and `%s.%s` is %s"
              .formatted(
                  key.table(),
                  key.columns().getFirst(),
                  child.get().words(),
                  key.parent(),
                  key.parentColumns().getFirst(),
                  parent.get().words());
      throw differ(key, parent.get().words(), said);
    }
  }

  private Refused differ(ForeignKey key, String wanted, String reason) {
    String table = dialect.quote(key.table());
    String column = dialect.quote(key.columns().getFirst());
    return new Refused(
        Rule.COLUMN_TYPES,
        "`%s.%s` cannot be a key to `%s.%s`: %s"
            .formatted(
                key.table(),
                key.columns().getFirst(),
                key.parent(),
                key.parentColumns().getFirst(),
                reason),
        wanted.isEmpty()
            ? "give both columns the same type first"
            : "give both the same type first: ALTER TABLE %s MODIFY %s %s"
                .formatted(table, column, wanted));
  }

  /** A text key takes the collation of its table, which has to be that of its parent. */
  private void added(ForeignKey key) {
    snapshot
        .type(key.table(), "")
        .flatMap(
            table ->
                snapshot
                    .type(key.parent(), key.parentColumns().getFirst())
                    .filter(it -> it.likeness().startsWith("text "))
                    .filter(it -> !it.likeness().equals(table.likeness()))
                    .map(it -> differing(key, table, it)))
        .ifPresent(
            it -> {
              throw it;
            });
  }

  private Refused differing(ForeignKey key, StoredType table, StoredType parent) {
    return new Refused(
        Rule.COLUMN_TYPES,
        "a new `%s.%s` cannot be a key to `%s.%s`: %s, and `%s.%s` is %s"
            .formatted(
                key.table(),
                key.columns().getFirst(),
                key.parent(),
                key.parentColumns().getFirst(),
                table.words(),
                key.parent(),
                key.parentColumns().getFirst(),
                parent.words()),
        "add the column first: ALTER TABLE %s ADD COLUMN %s %s"
            .formatted(
                dialect.quote(key.table()),
                dialect.quote(key.columns().getFirst()),
                parent.words()));
  }

  private void note(Rule rule, String message, String help) {
    notes.add(new Diagnostic(rule, message, List.of(), help));
  }
}
