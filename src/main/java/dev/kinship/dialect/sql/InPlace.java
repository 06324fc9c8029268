package dev.kinship.dialect.sql;

import dev.kinship.diagnostic.Remark;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.sql.ExistingSteps.Requirement;
import dev.kinship.dialect.sql.OnlineSteps.Provable;
import dev.kinship.dialect.step.Fact;
import dev.kinship.dialect.step.Filling;
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
import java.util.HashSet;
import java.util.List;
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
  private final InPlaceWords words;
  private final List<SchemaChange> changes;
  private final Schema known;
  private final RenderOptions manner;
  private final DataLossGuards losses;
  private final Optional<OnlineSteps> online;
  private final List<MigrationStep> steps = new ArrayList<>();
  private final List<Remark> notes = new ArrayList<>();

  /** Indexes that are made in one go with their new table. */
  private final Set<Index> withTable = new HashSet<>();

  private final List<ForeignKey> keys = new ArrayList<>();
  private final List<Requirement> requirements = new ArrayList<>();

  private InPlace(
      String database,
      SqlClauses writer,
      InPlaceWords words,
      List<SchemaChange> changes,
      Schema known,
      RenderOptions manner) {
    this.database = database;
    this.writer = writer;
    this.words = words;
    this.changes = changes;
    this.known = known;
    this.manner = manner;
    this.losses = new DataLossGuards(writer, words, manner);
    this.online = words.online(writer, losses);
  }

  public static Rendering render(
      String database,
      Identifiers names,
      Types types,
      InPlaceWords words,
      List<SchemaChange> changes,
      Schema known,
      RenderOptions manner) {
    SqlClauses writer = new SqlClauses(names, types, changes, known);
    List<SchemaChange> possible = words.possible(changes);
    ServerObstacles server = new ServerObstacles(database, writer, words);
    Optional<String> obstacle =
        Obstacles.among(possible, names, known)
            .or(() -> new Partitions(known).obstacle(possible))
            .or(() -> server.among(possible));
    Optional<String> unshown = server.unshown(possible);
    return obstacle
        .<Rendering>map(Rendering.Refusal::new)
        .or(() -> Partitions.ofHeirs(possible, known))
        .or(() -> unshown.map(Rendering.Unshown::new))
        .orElseGet(() -> new InPlace(database, writer, words, possible, known, manner).rendering());
  }

  private Rendering rendering() {
    List<SchemaChange> replaced = changes.stream().filter(this::isReplaced).toList();
    List<SchemaChange> others = changes.stream().filter(it -> !isReplaced(it)).toList();
    steps.addAll(drops().steps(others));
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof CreateTable it) {
        create(it.definition(), changes.subList(i + 1, changes.size()));
      }
    }
    for (SchemaChange change : changes) {
      switch (change) {
        case AddColumn it -> add(it);
        case AddForeignKey it -> keys.add(it.key());
        case AlterColumn it -> alter(it);
        case CreateTable it -> {}
        case CreateIndex it -> {}
        case DropForeignKey it -> {}
        case DropIndex it -> {}
        case DropColumn it -> {}
        case DropTable it -> {}
      }
    }
    changes.stream()
        .filter(it -> it instanceof CreateIndex made && !withTable.contains(made.index()))
        .forEach(it -> index(((CreateIndex) it).index()));
    drops().steps(replaced).forEach(it -> steps.add(it.because(StepComments.REPLACED)));
    keys.forEach(
        it ->
            changedFrom(it)
                .ifPresentOrElse(from -> steps.addAll(existing().change(from, it)), () -> key(it)));
    // What makes a column required again loses nothing, so the guards come after its reversal.
    List<MigrationStep> all = new ArrayList<>(losses.guarded(steps, changes));
    requirements.forEach(it -> all.addAll(existing().require(it)));
    newSchemas().forEach(it -> notes.add(StepComments.newSchema(it, writer.quote(it))));
    boolean limited = manner.safety() == RenderOptions.Safety.AUTO && touchesExisting();
    Optional<String> limit = limited ? words.lockLimit() : Optional.empty();
    List<MigrationStep> whole = limit.map(it -> LockLimit.on(all, it)).orElse(all);
    return new Rendering.Steps(DeployFirst.in(whole), notes);
  }

  private DropSteps drops() {
    return new DropSteps(database, writer, words, it -> online(it.stream()));
  }

  /** An index that is dropped once another one serves its columns. */
  private boolean isReplaced(SchemaChange change) {
    return change instanceof DropIndex drop
        && changes.stream()
            .anyMatch(
                it ->
                    it instanceof CreateIndex made
                        && made.table().equals(drop.table())
                        && made.index().beginsWith(drop.index().columns()));
  }

  private boolean touchesExisting() {
    return changes.stream()
        .flatMap(it -> Stream.concat(Stream.of(it.table()), it.keys().map(ForeignKey::parent)))
        .anyMatch(it -> !made(it));
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
    return online.filter(
        way -> tables.anyMatch(it -> !made(it) && words.careful(manner, known.rows(it))));
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
    Optional<OnlineSteps> way = online(now.stream().map(ForeignKey::parent));
    boolean inText = words.indexesInTable();
    List<Index> own =
        way.isPresent() || inText
            ? Stream.concat(table.indexes().stream(), indexes(table, later)).toList()
            : List.of();
    withTable.addAll(own);
    String create = inText ? writer.createTable(first, own) : writer.createTable(first);
    String drop = writer.dropTable(table.name());
    if (way.isPresent()) {
      steps.add(
          way.get()
              .table(
                  new Provable(create, made(first, own)),
                  inText ? List.of() : own.stream().map(this::provable).toList(),
                  new Provable(drop, new Fact.NoTable(table.name())),
                  "")
              .titled(StepTitles.create(table.name())));
    } else {
      steps.add(new MigrationStep(create, drop, "").titled(StepTitles.create(table.name())));
      table.indexes().stream().filter(it -> !inText).forEach(it -> steps.add(index(it, "")));
    }
  }

  private static Fact made(Table table, List<Index> indexes) {
    List<String> columns = table.columns().stream().map(Column::name).toList();
    return new Fact.HasTable(table.name(), columns, table.foreignKeys(), indexes);
  }

  private Provable provable(Index index) {
    return new Provable(writer.createIndex(index), new Fact.HasIndex(index, writer.name(index)));
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
    boolean fills = !column.nullable() && manner.backfill().isPresent() && !empty(change.table());
    String required = column.nullable() || fills ? "" : " NOT NULL";
    String add = writer.addColumn(change.table(), column, change.key()) + required;
    String drop = writer.dropColumn(change.table(), column);
    String title = StepTitles.add(change.table(), column);
    Stream<String> parent = change.key().stream().map(ForeignKey::parent);
    Optional<OnlineSteps> way = online(Stream.concat(Stream.of(change.table()), parent));
    boolean onlyIfEmpty = !required.isEmpty() && !made(change.table());
    if (way.isPresent()) {
      steps.add(
          way.get()
              .column(
                  change.table(),
                  new Provable(
                      add,
                      new Fact.HasColumn(
                          change.table(), column.name(), writer.typeOfAdded(change))),
                  new Provable(drop, new Fact.NoColumn(change.table(), column.name())),
                  onlyIfEmpty,
                  "")
              .titled(title));
      change.key().ifPresent(keys::add);
    } else {
      if (onlyIfEmpty) {
        words.onlyIfEmpty(change, writer).ifPresent(steps::add);
      }
      addPlainly(change, add, drop, title);
    }
    if (fills) {
      Filling filling = writer.filling(change, manner.backfill());
      requirements.add(new Requirement(change.table(), column, filling));
      notes.add(StepComments.threeSteps(change.table(), column));
    }
  }

  private void addPlainly(AddColumn change, String add, String drop, String title) {
    Optional<String> inline = change.key().flatMap(it -> words.inline(it, writer));
    steps.add(new MigrationStep(add + inline.map(" "::concat).orElse(""), drop, "").titled(title));
    if (inline.isEmpty()) {
      change.key().ifPresent(keys::add);
    }
  }

  private boolean empty(String table) {
    return made(table) || known.rows(table).equals(OptionalLong.of(0));
  }

  /** A column may be empty again before it gets a key, and is required after that. */
  private void alter(AlterColumn change) {
    Filling filling =
        writer.filling(change, words.unrepeated().orElseGet(Set::of), manner.backfill());
    if (change.column().nullable()) {
      steps.addAll(existing().allow(change, filling));
    } else {
      requirements.add(new Requirement(change.table(), change.column(), filling));
    }
  }

  private ExistingSteps existing() {
    return new ExistingSteps(writer, words, it -> online(it.stream()));
  }

  private void index(Index index) {
    String drop = words.dropIndex(index, writer.name(index), writer);
    steps.addAll(
        online(Stream.of(index.table()))
            .map(it -> it.index(index))
            .orElseGet(() -> List.of(index(index, drop))));
  }

  private MigrationStep index(Index index, String undo) {
    return new MigrationStep(words.createIndex(index, writer), undo, "")
        .titled(StepTitles.index(index));
  }

  private void key(ForeignKey key) {
    steps.addAll(
        online(Stream.of(key.table(), key.parent()))
            .map(it -> it.key(key))
            .orElseGet(() -> List.of(existing().plain(key))));
  }

  /** The key that is dropped for this one. */
  private Optional<ForeignKey> changedFrom(ForeignKey key) {
    return KeyChange.in(changes).stream()
        .filter(it -> it.to().equals(key))
        .map(KeyChange::from)
        .findFirst();
  }
}
