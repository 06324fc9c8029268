package dev.kinship.dialect.sql;

import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One rendering for a database that changes its tables in place: first what is dropped, then new
 * tables, then columns, then indexes and last the keys. So a key comes after its parent and its
 * index, and the down migration drops it before them.
 */
public final class InPlace {
  private final String database;
  private final SqlClauses writer;
  private final Words words;
  private final List<SchemaChange> changes;
  private final Schema known;
  private final RenderOptions manner;
  private final Optional<OnlineSteps> online;
  private final List<MigrationStep> steps = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  /** Indexes that are made in one go with their new table. */
  private final Set<Index> withTable = new HashSet<>();

  private final List<ForeignKey> keys = new ArrayList<>();
  private final Map<AddColumn, Filling> fillings = new LinkedHashMap<>();

  /** What the databases that change tables in place say differently. */
  public interface Words {
    default String dropKey(String table, String name) {
      return "ALTER TABLE %s DROP CONSTRAINT %s".formatted(table, name);
    }

    /** Of an index called {@code name}, which is in the schema of its table. */
    default String dropIndex(Index index, String name, SqlClauses writer) {
      return "DROP INDEX " + writer.quote(TableName.beside(index.table(), name));
    }

    /**
     * As {@link DataLossGuards.Probe}. The cast fails only for the message, which is not a number.
     */
    default String failing(String query, String message) {
      return "SELECT CAST(CASE WHEN EXISTS (%s) THEN '%s' ELSE '0' END AS INTEGER)"
          .formatted(query, message);
    }

    /**
     * How a UNIQUE constraint in the table's own text is dropped; empty if it is dropped like an
     * index.
     */
    default Optional<String> dropUnique(String table, String name) {
      return Optional.of(dropKey(table, name));
    }

    /** The name that the database gives to a key without one, if it is always the same. */
    default Optional<String> usualName(ForeignKey key) {
      return Optional.empty();
    }

    /** The key as part of its new column; nothing where it has to be a statement of its own. */
    default Optional<String> inline(ForeignKey key, SqlClauses writer) {
      return Optional.empty();
    }

    /** Makes the column one that may not be empty, or again one that may. */
    default String require(Filling filling, boolean required) {
      return "ALTER TABLE %s ALTER COLUMN %s %s NOT NULL"
          .formatted(filling.table(), filling.column(), required ? "SET" : "DROP");
    }

    /**
     * Whether a parent without a schema is looked for as any other table, and not in the schema of
     * the child.
     */
    default boolean searches() {
      return false;
    }

    /** How tables change that are in use; nothing where there is no such way. */
    default Optional<OnlineSteps> online(SqlClauses writer) {
      return Optional.empty();
    }
  }

  private InPlace(
      String database,
      SqlClauses writer,
      Words words,
      List<SchemaChange> changes,
      Schema known,
      RenderOptions manner) {
    this.database = database;
    this.writer = writer;
    this.words = words;
    this.changes = changes;
    this.known = known;
    this.manner = manner;
    this.online = words.online(writer);
  }

  public static Rendering render(
      String database,
      Identifiers names,
      Types types,
      Words words,
      List<SchemaChange> changes,
      Schema known,
      RenderOptions manner) {
    SqlClauses writer = new SqlClauses(names, types, changes, known);
    Optional<String> obstacle =
        Obstacles.among(changes, names, known)
            .or(() -> words.searches() ? Optional.empty() : elsewhere(database, changes))
            .or(
                () ->
                    new DropSteps(database, writer, words, it -> Optional.empty())
                        .obstacle(changes));
    return obstacle.isPresent()
        ? new Rendering.Refusal(obstacle.get())
        : new InPlace(database, writer, words, changes, known, manner).rendering();
  }

  /** A parent that would be looked for in another schema than its model does. */
  private static Optional<String> elsewhere(String database, List<SchemaChange> changes) {
    return changes.stream()
        .flatMap(SchemaChange::keys)
        .filter(it -> TableName.schema(it.parent()).isEmpty())
        .filter(it -> !TableName.schema(it.table()).isEmpty())
        .map(
            it ->
                "For %s %s looks for %s in the schema %s, unless the model of %s names another one."
                    .formatted(
                        StepComments.path(it),
                        database,
                        it.parent(),
                        TableName.schema(it.table()),
                        it.parent()))
        .findFirst();
  }

  private Rendering rendering() {
    steps.addAll(new DropSteps(database, writer, words, it -> online(it.stream())).steps(changes));
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof CreateTable it) {
        create(it.definition(), changes.subList(i + 1, changes.size()));
      }
    }
    for (SchemaChange change : changes) {
      switch (change) {
        case AddColumn it -> add(it);
        case AddForeignKey it -> keys.add(it.key());
        case CreateTable it -> {}
        case CreateIndex it -> {}
        case DropForeignKey it -> {}
        case DropIndex it -> {}
        case DropColumn it -> {}
        case DropTable it -> {}
      }
    }
    for (SchemaChange change : changes) {
      if (change instanceof CreateIndex it && !withTable.contains(it.index())) {
        index(it.index());
      }
    }
    keys.forEach(this::key);
    fillings.forEach(this::fill);
    newSchemas().forEach(it -> notes.add(StepComments.newSchema(it, writer.quote(it))));
    DataLossGuards losses = new DataLossGuards(writer, words::failing);
    return new Rendering.Steps(losses.guarded(steps, changes, manner), notes);
  }

  /** Those in which nothing is known yet, and which need to be named. */
  private Stream<String> newSchemas() {
    List<String> there = known.tables().keySet().stream().map(TableName::schema).toList();
    return changes.stream()
        .filter(CreateTable.class::isInstance)
        .map(it -> TableName.schema(it.table()))
        .filter(it -> !it.isEmpty() && !there.contains(it))
        .filter(it -> !known.homes().wording().isUsual(it))
        .distinct();
  }

  /** How to change these tables if one of them is in use; a new table is not. */
  private Optional<OnlineSteps> online(Stream<String> tables) {
    return online.filter(way -> tables.anyMatch(it -> !made(it) && manner.careful(known.rows(it))));
  }

  private boolean made(String table) {
    return changes.stream().anyMatch(it -> it instanceof CreateTable && it.table().equals(table));
  }

  /** A key whose parent is made only {@code later} has to wait for it. */
  private void create(Table table, List<SchemaChange> later) {
    List<ForeignKey> now = new ArrayList<>(table.foreignKeys());
    List<ForeignKey> waiting =
        now.stream().filter(it -> later.stream().anyMatch(change -> makes(change, it))).toList();
    now.removeAll(waiting);
    keys.addAll(waiting);
    Table first =
        new Table(table.name(), table.columns(), table.primaryKey(), now, table.indexes());
    String create = writer.createTable(first);
    String drop = writer.dropTable(table.name());
    String reason = StepComments.newTable(table.name());
    Optional<OnlineSteps> way = online(now.stream().map(ForeignKey::parent));
    if (way.isPresent()) {
      List<Index> own = Stream.concat(table.indexes().stream(), indexes(table, later)).toList();
      withTable.addAll(own);
      Stream<String> indexes = own.stream().map(writer::createIndex);
      List<String> all = Stream.concat(Stream.of(create), indexes).toList();
      steps.add(way.get().table(all, drop, reason));
    } else {
      steps.add(new MigrationStep(create, drop, reason));
      table.indexes().forEach(it -> steps.add(index(it, "")));
    }
  }

  private static Stream<Index> indexes(Table table, List<SchemaChange> later) {
    return later.stream()
        .filter(it -> it instanceof CreateIndex && it.table().equals(table.name()))
        .map(it -> ((CreateIndex) it).index());
  }

  private static boolean makes(SchemaChange change, ForeignKey key) {
    return change instanceof CreateTable it && it.table().equals(key.parent());
  }

  private void add(AddColumn change) {
    Column column = change.column();
    boolean empty = made(change.table()) || known.rows(change.table()).equals(OptionalLong.of(0));
    String required = empty && !column.nullable() ? " NOT NULL" : "";
    String add = writer.addColumn(change.table(), column, change.key()) + required;
    String drop = writer.dropColumn(change.table(), column);
    String reason = StepComments.newColumn(change.table(), column);
    Stream<String> parent = change.key().stream().map(ForeignKey::parent);
    Optional<OnlineSteps> way = online(Stream.concat(Stream.of(change.table()), parent));
    if (way.isPresent()) {
      steps.add(way.get().column(add, drop, reason));
      change.key().ifPresent(keys::add);
    } else {
      Optional<String> inline = change.key().flatMap(it -> words.inline(it, writer));
      steps.add(new MigrationStep(add + inline.map(" "::concat).orElse(""), drop, reason));
      if (inline.isEmpty()) {
        change.key().ifPresent(keys::add);
      }
    }
    if (!column.nullable() && !empty) {
      manner
          .backfill()
          .ifPresentOrElse(
              it -> fillings.put(change, writer.filling(change, it)),
              () -> notes.add(StepComments.fillable(database, change.table(), column)));
    }
  }

  private void fill(AddColumn change, Filling filling) {
    Optional<OnlineSteps> way = online(Stream.of(change.table()));
    String filled = StepComments.filled(change.table(), change.column());
    String required = StepComments.required(change.table(), change.column());
    steps.add(
        way.filter(it -> filling.key().isPresent())
            .map(it -> it.fill(filling, filled))
            .orElseGet(() -> new MigrationStep(filling.update(), "", filled)));
    steps.addAll(
        way.map(it -> it.require(filling, required))
            .orElseGet(
                () ->
                    List.of(
                        new MigrationStep(
                            words.require(filling, true),
                            words.require(filling, false),
                            required))));
    notes.add(StepComments.threeSteps(change.table(), change.column()));
  }

  private void index(Index index) {
    String drop = words.dropIndex(index, writer.name(index), writer);
    steps.addAll(
        online(Stream.of(index.table()))
            .map(it -> it.index(index))
            .orElseGet(() -> List.of(index(index, drop))));
  }

  private MigrationStep index(Index index, String undo) {
    return new MigrationStep(writer.createIndex(index), undo, StepComments.index(index));
  }

  private void key(ForeignKey key) {
    steps.addAll(
        online(Stream.of(key.table(), key.parent()))
            .map(it -> it.key(key))
            .orElseGet(() -> List.of(plain(key))));
  }

  private MigrationStep plain(ForeignKey key) {
    String name = writer.quote(writer.name(key));
    return new MigrationStep(
        writer.addConstraint(key),
        words.dropKey(writer.quote(key.table()), name),
        StepComments.key(key));
  }
}
