package dev.kinship.schema;

/**
 * What a column holds, before a dialect names it. {@code size} is the length of a {@link
 * Kind#STRING} or the digits of a {@link Kind#DECIMAL}, {@code scale} the latter's digits behind
 * the point; 0 where nothing was said.
 */
public record ColumnType(Kind kind, int size, int scale) {
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
    UUID,
    BYTES,
    JSON
  }

  public static ColumnType of(Kind kind) {
    return new ColumnType(kind, 0, 0);
  }
}
