package dev.kinship.evidence;

import java.util.List;

/** A database's answer to a {@link RowQuestion}. */
public sealed interface RowAnswer {
  /** How many there are; for orphans, {@code first} are the first ones by primary key. */
  record Counted(long count, List<Row> first) implements RowAnswer {
    public Counted {
      first = List.copyOf(first);
    }
  }

  /** A row: its primary key as {@code id = 4}, empty where the table has none, and the value. */
  record Row(String key, String value) {}

  /** The database gave no answer; {@code reason} is the end of a sentence. */
  record NotCounted(String reason) implements RowAnswer {}

  /** The two columns cannot be compared, so they cannot be a key; {@code reason} in its words. */
  record Incomparable(String reason) implements RowAnswer {}
}
