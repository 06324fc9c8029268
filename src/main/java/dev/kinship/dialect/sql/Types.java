package dev.kinship.dialect.sql;

import dev.kinship.schema.ColumnType;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words of a database for what a column holds. */
public interface Types {
  /** The numbers that an INTEGER cannot hold, in the words of PostgreSQL and H2. */
  Pattern BIG = Pattern.compile("(?i)(bigint|int8|bigserial|serial8)\\b.*");

  /** The type; {@code keyed} where an index or a key must be able to hold the column. */
  String of(ColumnType type, boolean keyed);

  /** All that follows the name of the single primary key that the database numbers. */
  String generatedKey(ColumnType type);

  /** The type that a key must have to refer to a column written as {@code parent}. */
  default Optional<String> referringTo(String parent) {
    return Optional.empty();
  }
}
