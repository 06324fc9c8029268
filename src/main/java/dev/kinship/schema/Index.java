package dev.kinship.schema;

import java.util.List;

/**
 * An index of {@code table}; a {@code constraint} where the table's own text makes it, as UNIQUE
 * does, and not a statement.
 */
public record Index(
    String name, String table, List<String> columns, boolean unique, boolean constraint) {
  public Index {
    columns = List.copyOf(columns);
  }

  /** An index with a statement of its own. */
  public Index(String name, String table, List<String> columns, boolean unique) {
    this(name, table, columns, unique, false);
  }

  /** The index of these columns under its usual name, {@code idx_{table}_{column}}. */
  public static Index on(String table, List<String> columns, boolean unique) {
    return new Index(
        "idx_%s_%s".formatted(TableName.bare(table), String.join("_", columns)),
        table,
        columns,
        unique);
  }
}
