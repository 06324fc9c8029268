package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.SqlName;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A rule of a table: {@code name} and {@code sql} are empty if it has none, or if a column's text
 * contains it. An index among the columns, as MySQL writes it, is one too; {@code whole} is that of
 * the index that it makes. {@code usual} are the names that databases may have given to it where it
 * has none.
 */
record Constraint(
    Kind kind,
    String name,
    List<String> columns,
    Optional<ForeignKey> key,
    String sql,
    int whole,
    List<String> usual) {
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
    usual = List.copyOf(usual);
  }

  /** A rule that a statement is about to make. */
  Constraint(Kind kind, String name, List<String> columns, Optional<ForeignKey> key, String sql) {
    this(kind, name, columns, key, sql, columns.size(), List.of());
  }

  /** Whether the database knows it by this name. */
  boolean isCalled(String other) {
    return name.isEmpty()
        ? usual.stream().anyMatch(it -> SqlName.same(it, other))
        : SqlName.same(name, other);
  }

  /** The same under this name. */
  Constraint called(String other) {
    return new Constraint(kind, other, columns, key.map(it -> it.called(other)), sql, whole, usual);
  }

  /** The same, which the database may have named so. */
  Constraint named(List<String> names) {
    return new Constraint(kind, name, columns, key, sql, whole, names);
  }

  /** The same in another table, where it has no name. */
  Constraint in(String table) {
    Optional<ForeignKey> own =
        key.map(
            it ->
                new ForeignKey(table, it.columns(), it.parent(), it.parentColumns(), it.actions()));
    return new Constraint(kind, "", columns, own, "", whole, List.of());
  }

  /** The same with what it is about renamed. */
  Constraint with(List<String> others, UnaryOperator<ForeignKey> change) {
    return new Constraint(kind, name, others, key.map(change), sql, whole, usual);
  }

  /** The same as it is written. */
  Constraint written(String text) {
    return new Constraint(kind, name, columns, key, text, whole, usual);
  }

  /** The index that it makes, with these names. */
  Index index(String called, String table, List<String> spelled) {
    return new Index(called, table, spelled, kind == Kind.UNIQUE, true, whole);
  }

  boolean isIndex() {
    return kind == Kind.UNIQUE || kind == Kind.INDEX || kind == Kind.IMPLIED;
  }
}
