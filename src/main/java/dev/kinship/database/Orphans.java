package dev.kinship.database;

import java.util.List;

/** What a database says of the rows that a new key would refuse. */
public sealed interface Orphans {
  /** There are so many of them; {@code first} are the first by primary key. */
  record Counted(long count, List<Row> first) implements Orphans {
    public Counted {
      first = List.copyOf(first);
    }
  }

  /** A row: its primary key as {@code id = 4}, empty where the table has none, and the value. */
  record Row(String key, String value) {}

  /** The database would not tell; {@code reason} is the end of a sentence. */
  record NotCounted(String reason) implements Orphans {}

  /** The two columns cannot be compared, so they cannot be a key; {@code reason} in its words. */
  record Incomparable(String reason) implements Orphans {}
}
