package dev.kinship.evidence;

import java.util.List;

/** What a database says to a {@link RowQuestion}. */
public sealed interface RowAnswer {
  /** There are so many; {@code first} are the first by primary key, where rows were asked for. */
  record Counted(long count, List<Row> first) implements RowAnswer {
    public Counted {
      first = List.copyOf(first);
    }
  }

  /** A row: its primary key as {@code id = 4}, empty where the table has none, and the value. */
  record Row(String key, String value) {}

  /** The database would not tell; {@code reason} is the end of a sentence. */
  record NotCounted(String reason) implements RowAnswer {}

  /** The two columns cannot be compared, so they cannot be a key; {@code reason} in its words. */
  record Incomparable(String reason) implements RowAnswer {}
}
