package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
    return new Index(called, table, spelled, kind == Kind.UNIQUE, true, whole, false);
  }

  boolean isIndex() {
    return kind == Kind.UNIQUE || kind == Kind.INDEX || kind == Kind.IMPLIED;
  }

  /**
   * The indexes that MySQL and MariaDB make for keys without one, among the constraints of a table;
   * {@code attached} are those with statements of their own.
   */
  record Implied(List<Constraint> constraints, List<Index> attached, String table) {
    /** After a statement: those that another index replaces are dropped, and missing ones made. */
    void settle() {
      for (int i = 0; i < constraints.size(); i++) {
        Constraint it = constraints.get(i);
        if (it.isIndex() && it.name().isEmpty()) {
          constraints.set(i, it.called(free(it.columns().getFirst())));
        }
      }
      constraints.removeIf(it -> it.kind() == Kind.IMPLIED && indexed(it.columns(), Kind.IMPLIED));
      List<Constraint> keys = constraints.stream().filter(it -> it.key().isPresent()).toList();
      for (Constraint it : keys.reversed()) {
        if (!indexed(it.columns(), Kind.OTHER)) {
          constraints.add(
              new Constraint(Kind.IMPLIED, name(it), it.columns(), Optional.empty(), ""));
        }
      }
    }

    /**
     * Whether an index or the primary key begins with these columns, apart from those of a kind.
     */
    private boolean indexed(List<String> wanted, Kind apart) {
      return Stream.concat(
              constraints.stream()
                  .filter(it -> it.kind() != apart && (it.isIndex() || it.kind() == Kind.PRIMARY))
                  .map(it -> it.index(it.name(), table, it.columns())),
              attached.stream())
          .anyMatch(it -> it.beginsWith(wanted));
    }

    private String name(Constraint key) {
      return key.name().isEmpty() ? free(key.columns().getFirst()) : key.name();
    }

    /** The column's name, with a number if an index is called so. */
    private String free(String column) {
      String name = column;
      for (int i = 2; isTaken(name); i++) {
        name = column + "_" + i;
      }
      return name;
    }

    private boolean isTaken(String name) {
      return Stream.concat(
              constraints.stream().filter(Constraint::isIndex).map(Constraint::name),
              attached.stream().map(Index::name))
          .anyMatch(it -> SqlName.same(it, name));
    }
  }

  /** The names that PostgreSQL and MySQL give to the rules of a table that have none. */
  static final class UsualNames {
    private static final String NUMBERED = "_ibfk_";

    /** So long may a name be in PostgreSQL. */
    private static final int LONGEST = 63;

    private UsualNames() {}

    /** The names of a rule that a table gets beside {@code others}; {@code mysql} gives them so. */
    static List<String> of(Constraint rule, String table, List<Constraint> others, boolean mysql) {
      String bare = TableName.bare(table);
      String columns = String.join("_", rule.columns());
      return switch (rule.kind()) {
        case PRIMARY -> List.of(fitted(bare, "", "_pkey"), "PRIMARY");
        case UNIQUE ->
            List.of(mysql ? rule.columns().getFirst() : free(bare, columns, "_key", others));
        case FOREIGN -> List.of(free(bare, columns, "_fkey", others), numbered(bare, others));
        case INDEX, IMPLIED -> List.of(rule.columns().getFirst());
        case OTHER -> List.of();
      };
    }

    /** The names after the table's, which MySQL keeps in its own and PostgreSQL does not. */
    static List<String> renamed(List<String> names, String from, String to) {
      String old = TableName.bare(from) + NUMBERED;
      List<String> renamed = new ArrayList<>(names);
      renamed.replaceAll(
          it ->
              it.startsWith(old) ? TableName.bare(to) + NUMBERED + it.substring(old.length()) : it);
      return renamed;
    }

    /** PostgreSQL puts the first free number after a name that another rule has. */
    private static String free(String table, String columns, String end, List<Constraint> others) {
      String name = fitted(table, columns, end);
      for (int i = 1; isTaken(name, others); i++) {
        name = fitted(table, columns, end + i);
      }
      return name;
    }

    private static boolean isTaken(String name, List<Constraint> others) {
      return others.stream().anyMatch(it -> it.isCalled(name));
    }

    /** The longer one of the two is cut off. */
    private static String fitted(String table, String columns, String end) {
      int space = LONGEST - end.length() - (columns.isEmpty() ? 0 : 1);
      int first = table.length();
      int second = columns.length();
      while (first + second > space) {
        if (first > second) {
          first--;
        } else {
          second--;
        }
      }
      String start = table.substring(0, first);
      return (columns.isEmpty() ? start : start + "_" + columns.substring(0, second)) + end;
    }

    /** MySQL counts on from the highest number. */
    private static String numbered(String table, List<Constraint> others) {
      String start = table + NUMBERED;
      int highest =
          others.stream()
              .filter(it -> it.kind() == Kind.FOREIGN)
              .flatMap(it -> it.name().isEmpty() ? it.usual().stream() : Stream.of(it.name()))
              .filter(it -> it.startsWith(start))
              .mapToInt(it -> number(it.substring(start.length())))
              .max()
              .orElse(0);
      return start + (highest + 1);
    }

    private static int number(String digits) {
      return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : 0;
    }
  }
}
