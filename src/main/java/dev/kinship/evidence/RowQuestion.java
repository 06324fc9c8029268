package dev.kinship.evidence;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Table;

/** A question about rows, which a change of the schema raises and only the database can answer. */
public sealed interface RowQuestion {
  /**
   * Which rows would {@code key}, of one column, refuse? {@code child} is its table as the database
   * has it; where there is no parent table yet, each value is without a row.
   */
  record Orphans(ForeignKey key, Table child, boolean parentExists) implements RowQuestion {}

  /** How many values of a column stand in more than one row? */
  record Duplicates(String table, String column) implements RowQuestion {}
}
