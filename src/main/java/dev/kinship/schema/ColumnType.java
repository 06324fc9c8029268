package dev.kinship.schema;

import java.util.Optional;

/**
 * What a column holds, before a dialect names it. {@code size} is the length of a {@link
 * Kind#STRING} or of {@link Kind#BYTES}, or the digits of a {@link Kind#DECIMAL}, {@code scale} the
 * latter's digits after the point; 0 if not given. {@code element} is the type of the elements of a
 * {@link Kind#LIST}, if that is known. A {@link Kind#BIG_INTEGER} with a {@code size} has more
 * digits than eight bytes hold.
 */
public record ColumnType(Kind kind, int size, int scale, Optional<Kind> element) {
  /** The kinds of values that models declare. */
  public enum Kind {
    INTEGER,
    BIG_INTEGER,
    STRING,
    REAL,
    DECIMAL,
    BOOLEAN,
    DATE,
    TIME,
    TIMESTAMP,
    /** A point in time with its offset from UTC. */
    ZONED_TIMESTAMP,
    UUID,
    BYTES,
    JSON,
    /** An array where the database has such, else JSON. */
    LIST
  }

  /** A type other than a list. */
  public ColumnType(Kind kind, int size, int scale) {
    this(kind, size, scale, Optional.empty());
  }

  public static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }

  /** Whether these are whole numbers, of which a database can make the next one. */
  public boolean isNumber() {
    return kind == Kind.INTEGER || kind == Kind.BIG_INTEGER;
  }

  /** A list of such values. */
  public static ColumnType listOf(Optional<Kind> element) {
    return new ColumnType(Kind.LIST, 0, 0, element);
  }
}
