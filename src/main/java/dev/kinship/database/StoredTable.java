package dev.kinship.database;

import java.util.List;
import java.util.Optional;

/** A table as the database's own catalog describes it. */
public record StoredTable(String name, List<StoredColumn> columns, List<StoredIndex> indexes) {
  public StoredTable {
    columns = List.copyOf(columns);
    indexes = List.copyOf(indexes);
  }

  /** A column; {@code references} is the {@code table.column} that its foreign key points to. */
  public record StoredColumn(
      String name,
      String type,
      boolean nullable,
      boolean primaryKey,
      Optional<String> references) {}

  /** An index. */
  public record StoredIndex(String name, boolean unique, List<String> columns) {
    public StoredIndex {
      columns = List.copyOf(columns);
    }
  }
}
