package dev.kinship.schema;

import java.util.Optional;

/**
 * A column; {@code generated} where the database numbers it: an integer primary key. {@code stated}
 * is its type as the migrations or the database write it, if there is one.
 */
public record Column(
    String name,
    ColumnType type,
    boolean nullable,
    boolean generated,
    Optional<StatedType> stated) {
  /** A column that does not exist yet. */
  public Column(String name, ColumnType type, boolean nullable, boolean generated) {
    this(name, type, nullable, generated, Optional.empty());
  }

  /** The same, called otherwise. */
  public Column named(String other) {
    return new Column(other, type, nullable, generated, stated);
  }

  /** The same, where it may be empty or not. */
  public Column with(boolean mayBeEmpty) {
    return new Column(name, type, mayBeEmpty, generated, stated);
  }

  /** The same with another type. */
  public Column with(ColumnType other, Optional<StatedType> words) {
    return new Column(name, other, nullable, generated, words);
  }
}
