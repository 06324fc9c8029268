package dev.kinship.schema;

import java.util.Optional;

/**
 * A column; {@code generated} where the database numbers it: an integer primary key. {@code stated}
 * is its type as the migrations or the database write it, if there is one, without its {@code
 * domain}.
 */
public record Column(
    String name,
    ColumnType type,
    boolean nullable,
    boolean generated,
    Optional<StatedType> stated,
    Optional<Domain> domain) {
  /**
   * A type that is made of another one; {@code required} if no value of it is NULL, {@code ofEnum}
   * if its values are those of an enum type.
   */
  public record Domain(String name, boolean required, boolean ofEnum) {}

  /** A column of no domain. */
  public Column(
      String name,
      ColumnType type,
      boolean nullable,
      boolean generated,
      Optional<StatedType> stated) {
    this(name, type, nullable, generated, stated, Optional.empty());
  }

  /** A column that does not exist yet. */
  public Column(String name, ColumnType type, boolean nullable, boolean generated) {
    this(name, type, nullable, generated, Optional.empty());
  }

  /** The same, called otherwise. */
  public Column named(String other) {
    return new Column(other, type, nullable, generated, stated, domain);
  }

  /** The same, where it may be empty or not. */
  public Column with(boolean mayBeEmpty) {
    return new Column(name, type, mayBeEmpty, generated, stated, domain);
  }

  /** The same with another type. */
  public Column with(ColumnType other, Optional<StatedType> words) {
    return new Column(name, other, nullable, generated, words, domain);
  }

  /** The same, whose type is this domain. */
  public Column of(Domain type) {
    boolean mayBeEmpty = nullable && !type.required();
    return new Column(name, this.type, mayBeEmpty, generated, stated, Optional.of(type));
  }
}
