package dev.kinship.dialect.sqlite;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toList;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.DataLossGuards;
import dev.kinship.dialect.sql.DeployFirst;
import dev.kinship.dialect.sql.SqlClauses;
import dev.kinship.dialect.step.StepComments;
import dev.kinship.dialect.step.StepTitles;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One rendering for SQLite: new tables, indexes that go, tables built again, columns and tables
 * that go, then what only adds to tables.
 */
final class SqliteRun {
  private final List<SchemaChange> changes;
  private final Map<String, List<SchemaChange>> byTable;
  private final Schema known;
  private final SqlClauses writer;
  private final RenderOptions manner;
  private final DataLossGuards losses;
  private final List<MigrationStep> steps = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();

  SqliteRun(List<SchemaChange> changes, Schema known, SqlClauses writer, RenderOptions manner) {
    this.changes = changes;
    this.byTable =
        changes.stream().collect(groupingBy(SchemaChange::table, LinkedHashMap::new, toList()));
    this.known = known;
    this.writer = writer;
    this.manner = manner;
    this.losses = new DataLossGuards(writer, new SqliteProbe(), manner);
  }

  Rendering rendering() {
    all(CreateTable.class).forEach(it -> create(it.definition()));
    dropIndexes();
    for (String table : byTable.keySet()) {
      Optional<Rendering> refusal = change(table);
      if (refusal.isPresent()) {
        return refusal.get();
      }
    }
    all(DropTable.class).forEach(it -> drop(it.definition()));
    for (SchemaChange change : changes) {
      if (change instanceof AddColumn it) {
        add(it);
      } else if (change instanceof CreateIndex it) {
        index(it.index(), "DROP INDEX " + quoted(it.index(), writer.name(it.index())));
      }
    }
    changes.stream()
        .map(it -> TableName.schema(it.table()))
        .filter(it -> !it.isEmpty())
        .distinct()
        .forEach(it -> notes.add(StepComments.attached(it, writer.quote(it))));
    return new Rendering.Steps(DeployFirst.in(losses.guarded(steps, changes)), notes);
  }

  /** A message is not a valid path in JSON, and the error shows it. */
  private static final class SqliteProbe implements DataLossGuards.Probe {
    @Override
    public String failing(String query, String message) {
      return "SELECT CASE WHEN EXISTS (%s) THEN json_extract('{}', '%s') END"
          .formatted(query, message);
    }

    @Override
    public Optional<String> trick() {
      return Optional.of("the JSON path is bad then");
    }
  }

  private <T extends SchemaChange> Stream<T> all(Class<T> kind) {
    return changes.stream().filter(kind::isInstance).map(kind::cast);
  }

  private <T extends SchemaChange> Stream<T> of(String table, Class<T> kind) {
    return byTable.getOrDefault(table, List.of()).stream().filter(kind::isInstance).map(kind::cast);
  }

  private void dropIndexes() {
    Stream.concat(
            all(DropIndex.class).map(DropIndex::index),
            all(DropTable.class).flatMap(it -> it.definition().indexes().stream()))
        .filter(it -> !it.constraint())
        .forEach(
            it ->
                steps.add(
                    new MigrationStep(
                            "DROP INDEX " + quoted(it, it.name()), writer.createAgain(it), "")
                        .titled("drop " + StepTitles.index(it))));
  }

  /** An index is in the file of its table. */
  private String quoted(Index index, String name) {
    return writer.quote(TableName.beside(index.table(), name));
  }

  /** Keys and columns of one table: by building it again, unless columns alone go and can. */
  private Optional<Rendering> change(String table) {
    List<ForeignKey> more =
        new ArrayList<>(of(table, AddForeignKey.class).map(AddForeignKey::key).toList());
    List<ForeignKey> fewer = of(table, DropForeignKey.class).map(DropForeignKey::key).toList();
    List<Column> columns = of(table, DropColumn.class).map(DropColumn::column).toList();
    List<Index> rules =
        of(table, DropIndex.class).map(DropIndex::index).filter(Index::constraint).toList();
    List<Column> altered = of(table, AlterColumn.class).map(AlterColumn::column).toList();
    List<AddColumn> filled = of(table, AddColumn.class).filter(it -> fillsIn(it, table)).toList();
    filled.stream().flatMap(it -> it.key().stream()).forEach(more::add);
    boolean inPlace =
        more.isEmpty()
            && rules.isEmpty()
            && altered.isEmpty()
            && filled.isEmpty()
            && fewer.stream().allMatch(it -> goesAlong(it, columns));
    if (inPlace) {
      columns.forEach(it -> drop(table, it, fewer));
      return Optional.empty();
    }
    return rebuild(
        table,
        new TableDifference(more, fewer, columns, rules, altered, filled, manner.backfill()));
  }

  /** Whether the key is part of the text of a column that is dropped. */
  private boolean goesAlong(ForeignKey key, List<Column> columns) {
    return columns.stream().anyMatch(it -> key.columns().equals(List.of(it.name())))
        && known
            .table(key.table())
            .flatMap(Table::source)
            .filter(it -> it.holdsInColumn(key))
            .isPresent();
  }

  private void drop(String table, Column column, List<ForeignKey> keys) {
    String reference =
        keys.stream()
            .filter(it -> it.columns().equals(List.of(column.name())))
            .map(it -> " " + writer.references(it))
            .collect(joining());
    steps.add(
        new MigrationStep(
                writer.dropColumn(table, column),
                writer.addAgain(table, column) + reference,
                StepComments.noColumn(table, column))
            .titled("drop %s of %s".formatted(column.name(), table)));
  }

  private Optional<Rendering> rebuild(String table, TableDifference difference) {
    if (!TableName.schema(table).isEmpty()) {
      return Optional.of(
          new Rendering.Refusal(
              "SQLite can change the keys of %s only by rebuilding the table, which Kinship does in the main file alone."
                  .formatted(table)));
    }
    Optional<Table> definition = known.table(table).filter(it -> it.source().isPresent());
    boolean inline =
        difference.rules().stream()
            .anyMatch(it -> definition.filter(one -> inColumn(one, it, difference)).isPresent());
    if (definition.isEmpty() || inline) {
      return Optional.of(
          new Rendering.Unshown(
              "SQLite can change the keys of %s only by rebuilding the table, and the migrations do not show exactly how it is defined now."
                  .formatted(table)));
    }
    Set<String> gone =
        all(DropIndex.class).map(it -> it.index().name()).collect(toCollection(LinkedHashSet::new));
    SqliteRebuild rebuild =
        new SqliteRebuild(definition.get(), difference, gone, known, writer, losses);
    steps.add(rebuild.step());
    notes.addAll(rebuild.notes());
    return Optional.empty();
  }

  /** Whether a column that stays has the rule in its own text. */
  private static boolean inColumn(Table table, Index rule, TableDifference difference) {
    boolean ofTable =
        table.source().orElseThrow().constraints().stream()
            .anyMatch(it -> it.index().filter(rule::equals).isPresent());
    return !ofTable
        && difference.columns().stream().noneMatch(it -> rule.columns().contains(it.name()));
  }

  private void create(Table table) {
    steps.add(
        new MigrationStep(writer.createTable(table), writer.dropTable(table.name()), "")
            .titled(StepTitles.create(table.name())));
    table.indexes().forEach(it -> index(it, ""));
  }

  private void drop(Table table) {
    steps.add(
        new MigrationStep(
                writer.dropTable(table.name()),
                writer.createAgain(table, List.of()),
                StepComments.noTable(table.name()))
            .titled("drop " + table.name()));
  }

  private void add(AddColumn change) {
    if (fillsIn(change, change.table())) {
      return;
    }
    Column column = change.column();
    boolean fills = fills(change);
    String required = column.nullable() || fills ? "" : " NOT NULL";
    String reference = change.key().map(it -> " " + writer.references(it)).orElse("");
    steps.add(
        new MigrationStep(
                writer.addColumn(change.table(), column, change.key()) + required + reference,
                writer.dropColumn(change.table(), column),
                "")
            .titled(StepTitles.add(change.table(), column)));
    if (fills) {
      steps.add(
          new MigrationStep(
              writer.filling(change, manner.backfill()).update(),
              "",
              StepComments.filled(change.table(), column)));
      notes.add(StepComments.staysNullable(change.table(), column));
    }
  }

  /** Whether the column is added by building {@code table} again, so that it is NOT NULL. */
  private boolean fillsIn(AddColumn change, String table) {
    return change.table().equals(table)
        && fills(change)
        && known.table(table).flatMap(Table::source).isPresent();
  }

  private boolean fills(AddColumn change) {
    return !change.column().nullable() && manner.backfill().isPresent() && !isEmpty(change.table());
  }

  /** Whether it is known to have no rows, or is new. */
  private boolean isEmpty(String table) {
    return known.rows(table).equals(OptionalLong.of(0))
        || of(table, CreateTable.class).findAny().isPresent();
  }

  private void index(Index index, String undo) {
    known.rows(index.table()).stream()
        .filter(it -> manner.careful(OptionalLong.of(it)))
        .forEach(it -> notes.add(StepComments.writersWait(index, it)));
    steps.add(
        new MigrationStep(writer.createIndex(index), undo, "").titled(StepTitles.index(index)));
  }
}
