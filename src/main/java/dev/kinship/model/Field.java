package dev.kinship.model;

import dev.kinship.schema.ColumnType;
import dev.kinship.text.Place;
import java.util.Optional;

/**
 * A stored field. {@code written} is its type as in the source, {@code type} what that means for a
 * column, empty if it is not understood. {@code column} differs from {@code name} only if the
 * source says so. Not {@code stored}: the library cannot store such a value without an adapter.
 */
public record Field(
    String name,
    String column,
    String written,
    Optional<ColumnType> type,
    boolean nullable,
    Place place,
    boolean stored) {
  /** A field of a type that the library stores without an adapter. */
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
