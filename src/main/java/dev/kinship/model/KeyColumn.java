package dev.kinship.model;

import dev.kinship.schema.ColumnType;
import java.util.Optional;

/**
 * A foreign key that a model has: its column, and the field of that column in a library that
 * declares one. {@code written} is its type as the source has it, {@code type} what that means,
 * empty if it is not understood.
 */
public record KeyColumn(
    String column,
    String written,
    Optional<ColumnType> type,
    boolean nullable,
    Optional<Field> field) {
  /** The key that a field holds. */
  public static KeyColumn of(Field field) {
    return new KeyColumn(
        field.column(), field.written(), field.type(), field.nullable(), Optional.of(field));
  }

  /** What relationships call it: the field, or the column if there is none. */
  public String name() {
    return field.map(Field::name).orElse(column);
  }

  /** The same column, that no field declares. */
  public KeyColumn withoutField() {
    return new KeyColumn(column, written, type, nullable, Optional.empty());
  }
}
