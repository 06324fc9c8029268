package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import java.util.List;
import java.util.Optional;

/**
 * A rule of a table: {@code name} and {@code sql} are empty if it has none, or if a column's text
 * contains it. An index among the columns, as MySQL writes it, is one too; {@code whole} is that of
 * the index that it makes.
 */
record Constraint(
    Kind kind, String name, List<String> columns, Optional<ForeignKey> key, String sql, int whole) {
  /** What is ruled. */
  enum Kind {
    PRIMARY,
    UNIQUE,
    FOREIGN,
    INDEX,
    /** An index that the database makes for a key without one. */
    IMPLIED,
    OTHER
  }

  Constraint {
    columns = List.copyOf(columns);
  }

  Constraint(Kind kind, String name, List<String> columns, Optional<ForeignKey> key, String sql) {
    this(kind, name, columns, key, sql, columns.size());
  }

  Constraint called(String other) {
    return new Constraint(kind, other, columns, key, sql, whole);
  }

  Constraint of(List<String> others, Optional<ForeignKey> other) {
    return new Constraint(kind, name, others, other, sql, whole);
  }

  /** The same as it is written. */
  Constraint written(String text) {
    return new Constraint(kind, name, columns, key, text, whole);
  }

  /** The index that it makes, with these names. */
  Index index(String called, String table, List<String> spelled) {
    return new Index(called, table, spelled, kind == Kind.UNIQUE, true, whole);
  }

  boolean isIndex() {
    return kind == Kind.UNIQUE || kind == Kind.INDEX || kind == Kind.IMPLIED;
  }
}
