package dev.kinship.plan.remove;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.plan.existing.ExistingRules;
import dev.kinship.schema.Column;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the database has for a relationship that is removed: foreign key, indexes, and the column.
 */
final class DropPlanner {
  private final Schema known;

  DropPlanner(Schema known) {
    this.known = known;
  }

  /** In an order in which they can go; the column only where that is wanted. */
  List<SchemaChange> drops(Entity child, Declaration side, boolean column) {
    Optional<Table> table = child.table().flatMap(known::table);
    Optional<String> key =
        side.foreignKey().map(it -> child.key(it).map(KeyColumn::column).orElse(it));
    if (table.isEmpty() || key.isEmpty()) {
      return List.of();
    }
    return drops(table.get(), key.get(), column);
  }

  /**
   * Refuses to drop a column that the database may have and the migrations do not show; {@code
   * places} finds a statement in the migrations.
   */
  void requireColumn(Entity child, Declaration side, Function<Doubt, Optional<Place>> places) {
    Optional<String> key =
        side.foreignKey().map(it -> child.key(it).map(KeyColumn::column).orElse(it));
    if (child.table().isEmpty() || key.isEmpty()) {
      return;
    }
    String table = child.table().get();
    if (known.table(table).flatMap(it -> it.column(key.get())).isPresent()) {
      return;
    }
    known
        .uncreated(table)
        .map(Schema.Uncreated::doubt)
        .or(() -> known.doubts().stream().filter(it -> it.mayMake(table, key.get())).findFirst())
        .or(() -> uncreated(table))
        .ifPresent(
            doubt -> {
              throw new Refused(
                  ExistingRules.COLUMNS_UNKNOWN,
                  "it is not known how `%s` has the column `%s`: %s"
                      .formatted(TableName.shown(table), key.get(), doubt.said()),
                  places.apply(doubt).stream().map(it -> new Label(it, "this statement")).toList(),
                  "pass --no-migration, and drop the column in a migration of your own");
            });
  }

  /** The migrations create other tables, and not this one. */
  private Optional<Doubt> uncreated(String table) {
    String uncertain = "the migrations do not create " + TableName.shown(table);
    return known.tables().isEmpty() || known.table(table).isPresent()
        ? Optional.empty()
        : Optional.of(Doubt.ofColumns("", uncertain, table));
  }

  private static List<SchemaChange> drops(Table table, String column, boolean withColumn) {
    List<SchemaChange> drops = new ArrayList<>();
    for (ForeignKey key : table.foreignKeys()) {
      if (key.columns().equals(List.of(column)) || (withColumn && key.columns().contains(column))) {
        drops.add(new SchemaChange.DropForeignKey(key));
      }
    }
    for (Index index : table.indexes()) {
      if (isOwn(index, column) || (withColumn && index.columns().contains(column))) {
        drops.add(new SchemaChange.DropIndex(index));
      }
    }
    Optional<Column> definition = table.column(column);
    if (withColumn && definition.isPresent()) {
      drops.add(new SchemaChange.DropColumn(table.name(), definition.get()));
    }
    return drops;
  }

  /** Whether it is the index that Kinship makes for the key; another name is not Kinship's. */
  private static boolean isOwn(Index index, String column) {
    return index.columns().equals(List.of(column))
        && !index.constraint()
        && index.name().startsWith(Index.on(index.table(), index.columns(), false).name());
  }
}
