package dev.kinship.dialect;

import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.Step;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** SQLite, where a key on a column that exists means building its table again. */
public final class Sqlite implements Dialect {
  private static final Names NAMES =
      new Names(
          '"',
          Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"),
          Reserved.SQLITE,
          Pattern.compile("^(?i)sqlite_"),
          Integer.MAX_VALUE,
          Names::characters);

  @Override
  public String id() {
    return "sqlite";
  }

  @Override
  public String quote(String name) {
    return NAMES.quote(name);
  }

  @Override
  public Rendering render(List<SchemaChange> changes, Schema known, Manner manner) {
    List<SchemaChange> folded = Folding.keysIntoNewColumns(changes);
    Optional<String> obstacle =
        Obstacles.among(folded, NAMES, known)
            .or(() -> folded.stream().flatMap(it -> wideKey(it).stream()).findFirst());
    if (obstacle.isPresent()) {
      return new Rendering.Refusal(obstacle.get());
    }
    return new Run(folded, known).rendering();
  }

  private static Optional<String> wideKey(SchemaChange change) {
    return change instanceof AddColumn it
            && it.key().filter(key -> key.columns().size() > 1).isPresent()
        ? Optional.of(
            "SQLite cannot add a column together with a key of several columns: %s."
                .formatted(Reasons.path(it.key().get())))
        : Optional.empty();
  }

  /** One rendering: new tables, then tables built again, then what only adds to tables. */
  private static final class Run {
    private final List<SchemaChange> changes;
    private final Schema known;
    private final Writer writer;
    private final List<Step> steps = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    Run(List<SchemaChange> changes, Schema known) {
      this.changes = changes;
      this.known = known;
      this.writer = new Writer(NAMES, new SqliteTypes(), changes, known);
    }

    Rendering rendering() {
      changes.stream().filter(CreateTable.class::isInstance).forEach(this::step);
      Optional<Rendering.Refusal> refusal =
          keysByTable().entrySet().stream()
              .flatMap(it -> rebuild(it.getKey(), it.getValue()).stream())
              .findFirst();
      if (refusal.isPresent()) {
        return refusal.get();
      }
      changes.stream().filter(it -> !(it instanceof CreateTable)).forEach(this::step);
      return new Rendering.Steps(steps, notes);
    }

    private Map<String, List<ForeignKey>> keysByTable() {
      Map<String, List<ForeignKey>> keys = new LinkedHashMap<>();
      for (SchemaChange change : changes) {
        if (change instanceof AddForeignKey it) {
          keys.computeIfAbsent(it.table(), table -> new ArrayList<>()).add(it.key());
        }
      }
      return keys;
    }

    private Optional<Rendering.Refusal> rebuild(String table, List<ForeignKey> keys) {
      Optional<Table> definition = known.table(table).filter(it -> it.source().isPresent());
      if (definition.isEmpty()) {
        return Optional.of(
            new Rendering.Refusal(
                "SQLite adds a key to %s only by building the table again, and the migrations do not tell exactly how it is built now."
                    .formatted(Reasons.path(keys.getFirst()))));
      }
      SqliteRebuild rebuild = new SqliteRebuild(definition.get(), keys, known, writer);
      steps.add(rebuild.step());
      notes.addAll(rebuild.notes());
      return Optional.empty();
    }

    private void step(SchemaChange change) {
      switch (change) {
        case CreateTable it -> create(it.definition());
        case AddColumn it -> add(it);
        case CreateIndex it ->
            index(it.index(), "DROP INDEX " + writer.quote(writer.name(it.index())));
        case AddForeignKey it -> {}
      }
    }

    private void create(Table table) {
      steps.add(
          new Step(
              writer.createTable(table),
              writer.dropTable(table.name()),
              Reasons.newTable(table.name())));
      table.indexes().forEach(it -> index(it, ""));
    }

    private void add(AddColumn change) {
      Column column = change.column();
      String reference = change.key().map(it -> " " + writer.references(it)).orElse("");
      steps.add(
          new Step(
              writer.addColumn(change.table(), column, change.key()) + reference,
              writer.dropColumn(change.table(), column),
              Reasons.newColumn(change.table(), column)));
      if (!column.nullable()) {
        notes.add(Reasons.nullable("SQLite", change.table(), column));
      }
    }

    private void index(Index index, String undo) {
      steps.add(new Step(writer.createIndex(index), undo, Reasons.index(index)));
    }
  }

  private static final class SqliteTypes implements Types {
    @Override
    public String of(ColumnType type, boolean keyed) {
      return switch (type.kind()) {
        case INTEGER, BOOLEAN -> "INTEGER";
        case BIG_INTEGER -> "BIGINT";
        case STRING -> type.size() > 0 ? "VARCHAR(%d)".formatted(type.size()) : "TEXT";
        case REAL -> "REAL";
        case DECIMAL -> Decimals.sized("DECIMAL", type);
        case DATE -> "DATE";
        case TIME -> "TIME";
        case TIMESTAMP, ZONED_TIMESTAMP -> "TIMESTAMP";
        case UUID, JSON, LIST -> "TEXT";
        case BYTES -> "BLOB";
      };
    }

    @Override
    public String generatedKey(ColumnType type) {
      return "INTEGER PRIMARY KEY AUTOINCREMENT";
    }
  }
}
