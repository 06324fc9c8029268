package dev.kinship.schema;

import java.util.List;
import java.util.Optional;

/** A table with its keys and indexes. */
public record Table(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<ForeignKey> foreignKeys,
    List<Index> indexes) {
  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
  }

  public Optional<Column> column(String column) {
    return columns.stream().filter(it -> it.name().equals(column)).findFirst();
  }

  /** Whether some key, whatever its name, already leads from this column to {@code parent}. */
  public boolean refers(String column, String parent) {
    return foreignKeys.stream()
        .anyMatch(it -> it.columns().equals(List.of(column)) && it.parent().equals(parent));
  }
}
