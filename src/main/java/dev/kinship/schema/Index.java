package dev.kinship.schema;

import java.util.List;

/**
 * An index of {@code table}; a {@code constraint} where the table's own text makes it, as UNIQUE
 * does, and not a statement. It {@code serves} a key unless it has only some of the rows, or finds
 * ranges of them.
 */
public record Index(
    String name,
    String table,
    List<String> columns,
    boolean unique,
    boolean constraint,
    boolean serves) {
  public Index {
    columns = List.copyOf(columns);
  }

  /** An index with a statement of its own. */
  public Index(String name, String table, List<String> columns, boolean unique) {
    this(name, table, columns, unique, false, true);
  }

  /** The same index of another name, table or columns, with a statement of its own. */
  public Index with(String otherName, String otherTable, List<String> otherColumns) {
    return new Index(otherName, otherTable, otherColumns, unique, false, serves);
  }

  /** Whether both are on the same columns of one table, and serve the same. */
  public boolean same(Index other) {
    return table.equals(other.table) && columns.equals(other.columns) && serves == other.serves;
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
