package dev.kinship.plan.schema;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.Relationships;
import dev.kinship.naming.Words;
import dev.kinship.plan.PlanDraft.Pair;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.WantedSchema;
import dev.kinship.plan.existing.ExistingKey;
import dev.kinship.plan.existing.ExistingPair;
import dev.kinship.plan.existing.ReplacedIndexes;
import dev.kinship.plan.schema.names.NameRules;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaDraft;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.text.Ordering;
import dev.kinship.text.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What the database lacks for relationships: tables, columns, foreign keys, indexes. */
final class SchemaPlanner {
  private static final int DEEPEST = 16;

  private final Relationships relationships;
  private final Map<String, List<PlannedLink>> byChild = new HashMap<>();
  private final Map<String, Entity> parents = new HashMap<>();
  private final List<SchemaChange> changes = new ArrayList<>();
  private final Set<String> underWay = new HashSet<>();
  private final Map<String, String> tables = new HashMap<>();
  private final Words words;
  private final Dialect dialect;
  private final boolean fills;
  private final Schema known;
  private final SchemaDraft schema;

  private SchemaPlanner(WantedSchema wanted, Schema known, MigrationTarget target) {
    this.relationships = wanted.relationships();
    this.words = wanted.words();
    this.dialect = target.dialect();
    this.fills = target.options().backfill().isPresent();
    this.known = known;
    this.schema = new SchemaDraft(known);
    for (PlannedLink it : wanted.links()) {
      byChild.computeIfAbsent(it.link().child().id(), id -> new ArrayList<>()).add(it);
      Entity parent = it.link().parent();
      parents.putIfAbsent(parent.id(), parent);
    }
  }

  /** The changes, in an order in which they can be made: parents before children. */
  static List<SchemaChange> changes(WantedSchema wanted, Schema known, MigrationTarget target) {
    SchemaPlanner planner = new SchemaPlanner(wanted, known, target);
    wanted.links().stream().sorted(Ordering.by(planner::depth)).forEach(planner::add);
    wanted.pairs().forEach(planner::addPair);
    return planner.changes;
  }

  /** What a table gets that others inherit from, they have too: it comes first. */
  private int depth(PlannedLink planned) {
    Optional<String> table = planned.link().child().table();
    int depth = 0;
    while (depth < DEEPEST) {
      List<String> parents =
          table.flatMap(known::table).map(it -> it.storage().parents().tables()).orElse(List.of());
      if (parents.isEmpty()) {
        return depth;
      }
      table = Optional.of(parents.getFirst());
      depth++;
    }
    return depth;
  }

  private void add(PlannedLink planned) {
    ensureTable(planned.link().parent());
    ensureTable(planned.link().child());
    ForeignKey key = key(planned);
    Table table = schema.table(key.table()).orElseThrow();
    String column = key.columns().get(0);
    if (table.column(column).isEmpty()) {
      KeyColumn link = column(planned);
      Column added = added(table.name(), NewTable.column(link, planned.link().parent()));
      make(new SchemaChange.AddColumn(table.name(), added, Optional.of(key)));
    } else {
      Optional<Table> parent = known.table(key.parent());
      new ExistingKey(planned, key, table, parent, dialect.wording(), fills)
          .changes()
          .forEach(this::make);
    }
    Index index = Index.on(table.name(), key.columns(), planned.link().unique());
    if (needsIndex(index, table.primaryKey())
        && table.indexes().stream().noneMatch(it -> serves(it, index))) {
      new ReplacedIndexes(table, index, dialect.wording()).changes().forEach(this::make);
    }
  }

  /** Whether neither the primary key nor the database itself has one that serves a key. */
  private boolean needsIndex(Index key, List<String> primaryKey) {
    return key.unique()
        || !(dialect.wording().addsKeyIndexes() || beginsPrimaryKey(primaryKey, key));
  }

  /** A required column may be NULL if the table may have rows, which have no value for it. */
  private Column added(String table, Column column) {
    OptionalLong rows = known.rows(table);
    boolean required =
        fills
            || known.table(table).isEmpty()
            || (rows.isEmpty() ? dialect.refusesToLeaveEmpty() : rows.getAsLong() == 0);
    return new Column(
        column.name(), column.type(), column.nullable() || !required, column.generated());
  }

  /** A table that does not exist, and those of its links whose parents come before it. */
  private record Missing(Entity entity, String table, Iterator<PlannedLink> links) {}

  /** Creates a table that does not exist, its parents first, however many are in a row. */
  private void ensureTable(Entity entity) {
    Deque<Missing> missing = new ArrayDeque<>();
    ensureTable(entity, missing);
    while (!missing.isEmpty()) {
      Missing last = missing.getLast();
      if (last.links().hasNext()) {
        ensureTable(last.links().next().link().parent(), missing);
      } else {
        create(last.entity(), last.table());
        missing.removeLast();
      }
    }
  }

  private void ensureTable(Entity entity, Deque<Missing> missing) {
    String table = table(entity);
    if (schema.table(table).isEmpty() && underWay.add(table)) {
      missing.add(new Missing(entity, table, own(entity).iterator()));
    }
  }

  private List<PlannedLink> own(Entity child) {
    return byChild.getOrDefault(child.id(), List.of());
  }

  /** Creates the table with all its keys that are possible now. */
  private void create(Entity entity, String table) {
    List<ForeignKey> keys = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    Map<String, ColumnType> types = new HashMap<>();
    Stream<Held> planned = own(entity).stream().map(it -> held(it, table));
    for (Held it : Stream.concat(planned, otherKeys(entity, table)).toList()) {
      if (types.containsKey(it.column().column())) {
        continue;
      }
      types.put(it.column().column(), NewTable.type(it.column(), it.parent()));
      if (schema.table(it.key().parent()).isPresent() || it.key().parent().equals(table)) {
        keys.add(it.key());
        Index index = Index.on(table, it.key().columns(), it.unique());
        if (needsIndex(index, entity.primaryKey())) {
          indexes.add(index);
        }
      }
    }
    make(new SchemaChange.CreateTable(NewTable.of(entity, table, types, keys, indexes)));
  }

  /** A foreign key of a table that is about to be made, with its column and its parent. */
  private record Held(ForeignKey key, KeyColumn column, Entity parent, boolean unique) {}

  private Held held(PlannedLink planned, String table) {
    Entity parent = planned.link().parent();
    KeyColumn column = column(planned);
    ForeignKey key = key(table, column, parent, planned.actions());
    return new Held(key, column, parent, planned.link().unique());
  }

  private static KeyColumn column(PlannedLink planned) {
    return planned.link().child().key(planned.link().foreignKey()).orElseThrow();
  }

  private ForeignKey key(PlannedLink planned) {
    Entity parent = planned.link().parent();
    Entity child = planned.link().child();
    return key(table(child), column(planned), parent, planned.actions());
  }

  private ForeignKey key(String table, KeyColumn key, Entity parent, KeyActions actions) {
    String parentTable = table(parent);
    return new ForeignKey(
        known(table),
        known(table, List.of(key.column())),
        known(parentTable),
        known(parentTable, parent.primaryKey()),
        actions);
  }

  /** The table's name as the database has it, which may differ in case. */
  private String known(String table) {
    return schema.table(table).map(Table::name).orElse(table);
  }

  /** The columns' names as the database has them: it may not tell them apart by case. */
  private List<String> known(String table, List<String> columns) {
    Optional<Table> there = schema.table(table);
    return there.isEmpty() || dialect.wording().folds()
        ? columns
        : columns.stream().map(it -> known(there.get(), it)).toList();
  }

  private static String known(Table table, String column) {
    return table.column(column).isPresent()
        ? column
        : table.columns().stream()
            .map(Column::name)
            .filter(it -> SqlName.same(it, column))
            .findFirst()
            .orElse(column);
  }

  /**
   * Foreign keys for belongs_to declarations of a new table that no sentence mentions but whose
   * parent tables exist.
   */
  private Stream<Held> otherKeys(Entity child, String table) {
    return Relationships.of(child)
        .filter(it -> it.side().kind() == Kind.BELONGS_TO)
        .flatMap(
            relation ->
                parent(relation).stream()
                    .flatMap(
                        parent ->
                            relation.side().foreignKey().flatMap(child::key).stream()
                                .map(it -> held(it, table, parent))))
        .filter(it -> schema.table(it.key().parent()).isPresent());
  }

  private Held held(KeyColumn column, String table, Entity parent) {
    ForeignKey key = key(table, column, parent, KeyActions.UNSPECIFIED);
    return new Held(key, column, parent, false);
  }

  private Optional<Entity> parent(Declared belongsTo) {
    return relationships
        .target(belongsTo)
        .entity()
        .flatMap(it -> Optional.ofNullable(parents.get(it.id())));
  }

  private void addPair(Pair pair) {
    Table table = schema.table(table(pair.join())).orElseThrow();
    new ExistingPair(pair, table, known.table(table.name()).isEmpty())
        .index()
        .ifPresent(this::makePair);
  }

  /** Its first column is found by it, so that column gets no index of its own. */
  private void makePair(Index pair) {
    Predicate<Index> redundant = it -> !it.unique() && pair.beginsWith(it.columns());
    changes.removeIf(
        it ->
            it instanceof SchemaChange.CreateIndex made
                && made.table().equals(pair.table())
                && redundant.test(made.index()));
    for (int i = 0; i < changes.size(); i++) {
      if (changes.get(i) instanceof SchemaChange.CreateTable it
          && it.table().equals(pair.table())) {
        Stream<Index> kept = it.definition().indexes().stream().filter(redundant.negate());
        List<Index> indexes = Stream.concat(kept, Stream.of(pair)).toList();
        changes.set(
            i,
            new SchemaChange.CreateTable(
                it.definition()
                    .with(it.definition().columns(), it.definition().foreignKeys(), indexes)));
        return;
      }
    }
    make(new SchemaChange.CreateIndex(pair));
  }

  private static boolean beginsPrimaryKey(List<String> key, Index wanted) {
    return !key.isEmpty() && new Index("", wanted.table(), key, true).beginsWith(wanted.columns());
  }

  private static boolean serves(Index there, Index wanted) {
    boolean columns =
        there.beginsWith(wanted.columns())
            && (!wanted.unique() || there.columns().size() == wanted.columns().size());
    return columns && (there.unique() || !wanted.unique());
  }

  private void make(SchemaChange change) {
    changes.add(change);
    schema.make(change);
  }

  /** Refuses a name that could end a line of the migration. */
  private static void requireWritable(Entity entity, String what, String name, Place place) {
    if (!SqlName.isWritable(name)) {
      throw new Refused(
          NameRules.UNWRITABLE,
          "`%s` calls %s “%s”: a name with a line end or a control character cannot be written into a migration"
              .formatted(entity.name(), what, name),
          List.of(new Label(place, "this one")),
          "give it another name, or pass --no-migration");
    }
  }

  private String table(Entity entity) {
    return tables.computeIfAbsent(entity.id(), it -> writableTable(entity));
  }

  private String writableTable(Entity entity) {
    String table =
        entity
            .table()
            .orElseThrow(
                () ->
                    new Refused(
                        CommonRules.NO_TABLE_NAME,
                        "the table name of `%s`, or its schema, cannot be read, so no migration can be written"
                            .formatted(entity.name()),
                        List.of(new Label(entity.place(), "this model")),
                        "write it as plain text, such as `%s`, or pass --no-migration"
                            .formatted(words.tableCode())));
    requireWritable(entity, "its schema", TableName.schema(table), entity.place());
    requireWritable(entity, "its table", TableName.bare(table), entity.place());
    entity.fields().forEach(it -> requireWritable(entity, "a column", it.column(), it.place()));
    return table;
  }
}
