package dev.kinship.plan.remove;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
