package dev.kinship.schema;

import java.util.List;

/** {@code table(columns)} refers to {@code parent(parentColumns)}, which are in the same order. */
public record ForeignKey(
    String table,
    List<String> columns,
    String parent,
    List<String> parentColumns,
    OnDelete onDelete) {
  public ForeignKey {
    columns = List.copyOf(columns);
    parentColumns = List.copyOf(parentColumns);
  }

  /** {@code fk_orders_user_id}. */
  public String name() {
    return "fk_%s_%s".formatted(table, String.join("_", columns));
  }
}
