package dev.kinship.schema;

import java.util.List;
import java.util.Optional;

/**
 * {@code table(columns)} refers to {@code parent(parentColumns)}, which are in the same order;
 * {@code given} is the constraint's name in the database, where it is known.
 */
public record ForeignKey(
    String table,
    List<String> columns,
    String parent,
    List<String> parentColumns,
    KeyActions actions,
    Optional<String> given) {
  public ForeignKey {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }

  /** A key that does not exist yet, or whose name is not known. */
  public ForeignKey(
      String table,
      List<String> columns,
      String parent,
      List<String> parentColumns,
      KeyActions actions) {
    this(table, columns, parent, parentColumns, actions, Optional.empty());
  }

  /** The name that Kinship gives: {@code fk_orders_user_id}. */
  public String name() {
    return "fk_%s_%s".formatted(TableName.bare(table), String.join("_", columns));
  }

  /** The same key under this name. */
  public ForeignKey called(String constraint) {
    return new ForeignKey(table, columns, parent, parentColumns, actions, Optional.of(constraint));
  }

  /** The same key with other actions. */
  public ForeignKey with(KeyActions other) {
    return new ForeignKey(table, columns, parent, parentColumns, other, given);
  }

  /** The same key of another table, or of other columns. */
  public ForeignKey of(String otherTable, List<String> otherColumns) {
    return new ForeignKey(otherTable, otherColumns, parent, parentColumns, actions, given);
  }

  /** The same key to another table, or to other columns. */
  public ForeignKey to(String otherParent, List<String> otherColumns) {
    return new ForeignKey(table, columns, otherParent, otherColumns, actions, given);
  }

  /** Whether both lead from the same columns to the same table, whatever their names. */
  public boolean same(ForeignKey other) {
    return table.equals(other.table)
        && columns.equals(other.columns)
        && parent.equals(other.parent)
        && parentColumns.equals(other.parentColumns);
  }
}
