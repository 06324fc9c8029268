package dev.kinship.schema;

import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.SchemaChange.CreateIndex;
import dev.kinship.schema.SchemaChange.CreateTable;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.SchemaChange.DropTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A schema while one change after the other is made to it, each in the same short time. */
public final class SchemaDraft {
  private final Schema origin;
  private final Map<String, Table> tables;

  /** By folded name, the tables that are called so in one spelling or another. */
  private final Map<String, Map<String, Table>> alike = new HashMap<>();

  private final Map<String, Table> heirs = new LinkedHashMap<>();

  public SchemaDraft(Schema origin) {
    this.origin = origin;
    this.tables = new LinkedHashMap<>(origin.tables());
    tables.values().forEach(this::note);
  }

  /** The schema with all changes made so far. */
  public Schema schema() {
    return origin.of(tables);
  }

  /** As {@link Schema#table}. */
  public Optional<Table> table(String name) {
    Table exact = tables.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    Map<String, Table> others = alike.getOrDefault(SqlName.folded(name), Map.of());
    return others.size() == 1 ? others.values().stream().findFirst() : Optional.empty();
  }

  /**
   * Makes the change, in the tables that inherit from its table too; an unknown table stays
   * unknown.
   */
  public void make(SchemaChange change) {
    Optional<Table> table = table(change.table());
    if (change instanceof CreateTable it) {
      put(it.definition());
    } else if (change instanceof DropTable) {
      table.ifPresent(this::remove);
    } else {
      table.ifPresent(it -> make(change, it));
    }
  }

  private void make(SchemaChange change, Table table) {
    put(changed(table, change));
    for (Table heir : List.copyOf(heirs.values())) {
      Table.Parents parents = heir.storage().parents();
      if (parents.tables().contains(table.name())) {
        Table now = tables.getOrDefault(heir.name(), heir);
        change.inherited(now, parents.partition()).ifPresent(this::make);
      }
    }
  }

  private void put(Table table) {
    tables.put(table.name(), table);
    note(table);
  }

  private void note(Table table) {
    String name = table.name();
    alike.computeIfAbsent(SqlName.folded(name), it -> new LinkedHashMap<>()).put(name, table);
    if (table.storage().parents().tables().isEmpty()) {
      heirs.remove(name);
    } else {
      heirs.put(name, table);
    }
  }

  private void remove(Table table) {
    String name = table.name();
    tables.remove(name);
    heirs.remove(name);
    alike.getOrDefault(SqlName.folded(name), new HashMap<>()).remove(name);
  }

  private static Table changed(Table table, SchemaChange change) {
    List<Column> columns = new ArrayList<>(table.columns());
    List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
    List<Index> indexes = new ArrayList<>(table.indexes());
    switch (change) {
      case CreateTable it -> throw new IllegalArgumentException("exists: " + it.table());
      case AddColumn it -> {
        columns.add(it.column());
        it.key().ifPresent(keys::add);
      }
      case AlterColumn it ->
          columns.replaceAll(one -> one.name().equals(it.column().name()) ? it.column() : one);
      case AddForeignKey it -> keys.add(it.key());
      case CreateIndex it -> indexes.add(it.index());
      case DropForeignKey it -> keys.remove(it.key());
      case DropIndex it -> indexes.removeIf(index -> index.name().equals(it.index().name()));
      case DropColumn it -> columns.removeIf(column -> column.name().equals(it.column().name()));
      case DropTable it -> throw new IllegalArgumentException("no longer exists: " + it.table());
    }
    return table.with(columns, keys, indexes);
  }
}
