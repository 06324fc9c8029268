package dev.kinship.schema;

import java.util.List;

/**
 * An index of {@code table}; a {@code constraint} where the table's own text makes it, as UNIQUE
 * does, and not a statement. Only its first {@code whole} columns are in it with all of their
 * values, in an order that the database uses for foreign keys.
 */
public record Index(
    String name,
    String table,
    List<String> columns,
    boolean unique,
    boolean constraint,
    int whole) {
  public Index {
    columns = List.copyOf(columns);
  }

  /** An index with a statement of its own. */
  public Index(String name, String table, List<String> columns, boolean unique) {
    this(name, table, columns, unique, false, columns.size());
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
    return new Index(other, place, spelled, unique, constraint, whole);
  }

  /** Whether it begins with these columns, in this order, so that a foreign key can use it. */
  public boolean beginsWith(List<String> wanted) {
    return whole >= wanted.size()
        && SqlName.same(
            String.join("\0", columns.subList(0, wanted.size())), String.join("\0", wanted));
  }
}
