package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a table: {@code name} and {@code sql} are empty where it has none, or where a column's
 * text holds it. An index that stands among the columns, as MySQL writes it, is one too.
 */
record Constraint(
    Kind kind, String name, List<String> columns, Optional<ForeignKey> key, String sql) {
  /** What is ruled. */
  enum Kind {
    PRIMARY,
    UNIQUE,
    FOREIGN,
    INDEX,
    OTHER
  }

  Constraint {
    columns = List.copyOf(columns);
  }
}
