package dev.kinship.dialect.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The same changes in another shape, where a database takes only that. */
public final class Folding {
  private Folding() {}

  /**
   * Keys of tables and columns that these changes create become part of the statement that creates
   * them.
   */
  public static List<SchemaChange> keysIntoNewColumns(List<SchemaChange> changes) {
    List<SchemaChange> folded = new ArrayList<>(changes);
    for (SchemaChange change : changes) {
      if (change instanceof AddForeignKey it) {
        fold(it, folded);
      }
    }
    return List.copyOf(folded);
  }

  private static void fold(AddForeignKey change, List<SchemaChange> all) {
    for (int i = 0; i < all.size(); i++) {
      Optional<SchemaChange> together = together(all.get(i), change.key());
      if (together.isPresent()) {
        all.set(i, together.get());
        all.remove(change);
        return;
      }
    }
  }

  private static Optional<SchemaChange> together(SchemaChange change, ForeignKey key) {
    if (change instanceof CreateTable it && it.table().equals(key.table())) {
      return Optional.of(new CreateTable(with(it.definition(), key)));
    }
    if (change instanceof AddColumn it
        && it.table().equals(key.table())
        && key.columns().equals(List.of(it.column().name()))
        && it.key().isEmpty()) {
      return Optional.of(new AddColumn(it.table(), it.column(), Optional.of(key)));
    }
    return Optional.empty();
  }

  private static Table with(Table table, ForeignKey key) {
    List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
    keys.add(key);
    return new Table(table.name(), table.columns(), table.primaryKey(), keys, table.indexes());
  }
}
