package dev.kinship.model;

import dev.kinship.schema.ColumnType;
import dev.kinship.text.Place;
import java.util.Optional;

/**
 * A stored field. {@code written} is its type as in the source, {@code type} what that means for a
 * column, empty if it is not understood. {@code column} differs from {@code name} only if the
 * source says so. {@code storage} is how far the library saves and loads its values.
 */
public record Field(
    String name,
    String column,
    String written,
    Optional<ColumnType> type,
    boolean nullable,
    Place place,
    Storage storage) {
  /** A field that the library saves and loads. */
  public Field(
      String name,
      String column,
      String written,
      Optional<ColumnType> type,
      boolean nullable,
      Place place) {
    this(name, column, written, type, nullable, place, Storage.FULL);
  }

  /** The same field with another storage. */
  public Field with(Storage other) {
    return new Field(name, column, written, type, nullable, place, other);
  }
}
