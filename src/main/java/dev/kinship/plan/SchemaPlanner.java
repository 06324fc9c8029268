package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.model.Link;
import dev.kinship.plan.Draft.PlannedLink;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.OnDelete;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What the database lacks for relationships: tables, columns, foreign keys, indexes. */
final class SchemaPlanner {
  private final Draft draft;
  private final List<SchemaChange> changes = new ArrayList<>();
  private Schema schema;

  private SchemaPlanner(Draft draft, Schema known) {
    this.draft = draft;
    this.schema = known;
  }

  /** The changes, in an order in which they can be made: parents before children. */
  static List<SchemaChange> changes(Draft draft, Schema known) {
    SchemaPlanner planner = new SchemaPlanner(draft, known);
    draft.links().forEach(planner::add);
    return planner.changes;
  }

  private void add(PlannedLink planned) {
    Link.Direct link = planned.link();
    Entity parent = draft.now(link.parent());
    Entity child = draft.now(link.child());
    String parentTable = table(parent);
    String childTable = table(child);
    if (schema.table(parentTable).isEmpty() && !parentTable.equals(childTable)) {
      make(new SchemaChange.CreateTable(definition(parent, parentTable, List.of(), List.of())));
    }
    Field field = child.field(link.foreignKey()).orElseThrow();
    ForeignKey key =
        new ForeignKey(
            childTable,
            List.of(field.column()),
            parentTable,
            parent.primaryKey(),
            planned.onDelete());
    Index index = Index.on(childTable, List.of(field.column()), link.unique());
    Optional<Table> table = schema.table(childTable);
    if (table.isEmpty()) {
      make(new SchemaChange.CreateTable(definition(child, childTable, key, index)));
      return;
    }
    addKey(table.get(), field, parent, key);
    if (table.get().indexes().stream().noneMatch(it -> serves(it, index))) {
      make(new SchemaChange.CreateIndex(index));
    }
  }

  private void addKey(Table table, Field field, Entity parent, ForeignKey key) {
    if (table.column(field.column()).isEmpty()) {
      Column column = column(child(field, parent), false);
      make(new SchemaChange.AddColumn(table.name(), column, Optional.of(key)));
    } else if (!table.refers(field.column(), key.parent())) {
      make(new SchemaChange.AddForeignKey(key));
    }
  }

  /** The key field with the size that its parent's key has, where it says none itself. */
  private static Field child(Field field, Entity parent) {
    Optional<ColumnType> own = field.type().filter(it -> it.size() > 0);
    Optional<ColumnType> type =
        own.or(() -> parent.keyField().flatMap(Field::type)).or(field::type);
    return new Field(
        field.name(), field.column(), field.written(), type, field.nullable(), field.place());
  }

  private static boolean serves(Index there, Index wanted) {
    boolean columns =
        wanted.unique()
            ? there.columns().equals(wanted.columns())
            : there.columns().get(0).equals(wanted.columns().get(0));
    return columns && (there.unique() || !wanted.unique());
  }

  private void make(SchemaChange change) {
    changes.add(change);
    schema = schema.after(change);
  }

  private static String table(Entity entity) {
    return entity
        .table()
        .orElseThrow(
            () ->
                new Refused(
                    Rule.NO_TABLE,
                    "`%s` has no table name that can be read, so no migration can be written"
                        .formatted(entity.name()),
                    List.of(new Label(entity.place(), "this model")),
                    "give it `__table_name__ = '...'`, or say --no-migration"));
  }

  /**
   * The child's table with the key in question, and those of its other belongs_to to the same
   * parent.
   */
  private Table definition(Entity child, String table, ForeignKey key, Index index) {
    List<ForeignKey> keys = new ArrayList<>();
    List<Index> indexes = new ArrayList<>();
    for (Field field : child.fields()) {
      if (key.columns().equals(List.of(field.column()))) {
        keys.add(key);
        indexes.add(index);
      } else if (child.relations().stream().anyMatch(it -> leadsTo(it, field, key.parent()))) {
        List<String> column = List.of(field.column());
        keys.add(
            new ForeignKey(table, column, key.parent(), key.parentColumns(), OnDelete.UNSPECIFIED));
        indexes.add(Index.on(table, column, false));
      }
    }
    return definition(child, table, keys, indexes);
  }

  private boolean leadsTo(Declaration relation, Field field, String parentTable) {
    return relation.kind() == Kind.BELONGS_TO
        && relation.foreignKey().equals(Optional.of(field.name()))
        && draft.links().stream()
            .map(it -> draft.now(it.link().parent()))
            .anyMatch(
                it ->
                    it.name().equals(relation.target())
                        && it.table().equals(Optional.of(parentTable)));
  }

  private static Table definition(
      Entity entity, String table, List<ForeignKey> keys, List<Index> indexes) {
    List<Column> columns =
        entity.fields().stream()
            .sorted(Comparator.comparing(it -> !entity.primaryKey().contains(it.column())))
            .map(it -> column(it, entity.primaryKey().equals(List.of(it.column()))))
            .toList();
    return new Table(table, columns, entity.primaryKey(), keys, indexes);
  }

  private static Column column(Field field, boolean key) {
    ColumnType type = field.type().orElseGet(() -> ColumnType.of(ColumnType.Kind.STRING));
    boolean numbered = key && type.kind() == ColumnType.Kind.INTEGER;
    return new Column(field.column(), type, field.nullable() && !key, numbered);
  }
}
