package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a table: {@code name} and {@code sql} are empty if it has none, or if a column's text
 * contains it. An index among the columns, as MySQL writes it, is one too.
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
