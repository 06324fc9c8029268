package dev.kinship.dialect.sql;

import dev.kinship.dialect.KeyColumns;
import dev.kinship.schema.ColumnType;

/** The words of a database for what a column holds. */
public interface Types extends KeyColumns {
  /** The type; {@code keyed} where an index or a key must be able to hold the column. */
  String of(ColumnType type, boolean keyed);

  /** All that follows the name of the single primary key that the database numbers. */
  String generatedKey(ColumnType type);
}
