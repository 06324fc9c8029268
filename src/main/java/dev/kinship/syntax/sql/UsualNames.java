package dev.kinship.syntax.sql;

import dev.kinship.schema.TableName;
import dev.kinship.syntax.sql.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The names that PostgreSQL and MySQL give to the rules of a table that have none. */
final class UsualNames {
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
        it -> it.startsWith(old) ? TableName.bare(to) + NUMBERED + it.substring(old.length()) : it);
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
