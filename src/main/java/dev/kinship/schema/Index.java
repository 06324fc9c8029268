package dev.kinship.schema;

import java.util.List;

/**
 * An index of {@code table}; a {@code constraint} where the table's own text makes it, as UNIQUE
 * does, and not a statement. Only its first {@code whole} columns are in it with all of their
 * values, in an order that the database uses for foreign keys: none of one that has only some of
 * the rows, or finds ranges of them. A {@code partial} one leaves out rows that have values.
 */
public record Index(
    String name,
    String table,
    List<String> columns,
    boolean unique,
    boolean constraint,
    int whole,
    boolean partial) {
  public Index {
    columns = List.copyOf(columns);
  }

  /** An index with a statement of its own. */
  public Index(String name, String table, List<String> columns, boolean unique) {
    this(name, table, columns, unique, false, columns.size(), false);
  }

  /** The same index of another name, table or columns, with a statement of its own. */
  public Index with(String otherName, String otherTable, List<String> otherColumns) {
    return new Index(otherName, otherTable, otherColumns, unique, false, whole, partial);
  }

  /** The same as PostgreSQL makes it in a partition of its table. */
  public Index inPartition(String partition) {
    String own = "%s_%s_idx".formatted(TableName.bare(partition), String.join("_", columns));
    return with(own, partition, columns);
  }

  /** Whether a foreign key can use it. */
  public boolean serves() {
    return whole > 0;
  }

  /** Whether both are on the same columns of one table, and serve the same. */
  public boolean same(Index other) {
    return table.equals(other.table) && columns.equals(other.columns) && whole == other.whole;
  }

  /** The index of these columns under its usual name, {@code idx_{table}_{column}}. */
  public static Index on(String table, List<String> columns, boolean unique) {
    return new Index(
        "idx_%s_%s".formatted(TableName.bare(table), String.join("_", columns)),
        table,
        columns,
        unique);
  }

  /** The same index under this name, of this table, whose columns are called so. */
  public Index called(String other, String place, List<String> spelled) {
    return new Index(other, place, spelled, unique, constraint, whole, partial);
  }

  /** Whether it begins with these columns, in this order, so that a foreign key can use it. */
  public boolean beginsWith(List<String> wanted) {
    return whole >= wanted.size()
        && SqlName.same(
            String.join("\0", columns.subList(0, wanted.size())), String.join("\0", wanted));
  }
}
