package dev.kinship.evidence;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Table;
import java.util.List;

/** A question about rows that a schema change raises and only the database can answer. */
public sealed interface RowQuestion {
  /**
   * Which rows would violate {@code key}, which has one column? {@code child} is its table in the
   * database. If the parent table does not exist yet, every row with a value does.
   */
  record Orphans(ForeignKey key, Table child, boolean parentExists) implements RowQuestion {}

  /** How many values of these columns together occur in more than one row? */
  record Duplicates(String table, List<String> columns) implements RowQuestion {
    public Duplicates {
      columns = List.copyOf(columns);
    }
  }

  /** In how many rows is a column NULL? */
  record Nulls(String table, String column) implements RowQuestion {}
}
