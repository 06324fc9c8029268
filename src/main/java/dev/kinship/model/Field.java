package dev.kinship.model;

import dev.kinship.schema.ColumnType;
import dev.kinship.text.Place;
import java.util.Optional;

/**
 * A field that is stored. {@code written} is its type as the source has it, {@code type} what that
 * means for a column, empty where it is not understood. {@code column} differs from {@code name}
 * only where the source says so. Not {@code stored}: the library takes no such value by itself.
 */
public record Field(
    String name,
    String column,
    String written,
    Optional<ColumnType> type,
    boolean nullable,
    Place place,
    boolean stored) {
  /** A field of a type that the library stores by itself. */
  public Field(
      String name,
      String column,
      String written,
      Optional<ColumnType> type,
      boolean nullable,
      Place place) {
    this(name, column, written, type, nullable, place, true);
  }
}
