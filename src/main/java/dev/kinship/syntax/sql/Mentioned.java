package dev.kinship.syntax.sql;

import dev.kinship.schema.SqlName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A statement of a migration and all names in it, in lower case, whatever each of them stands for.
 * Only texts that are run, such as the body of a function, count as well.
 */
public record Mentioned(String sql, String brief, Set<String> names) {
  private static final Set<String> RUNS_TEXT = Set.of("DO", "FUNCTION", "PROCEDURE", "EXECUTE");

  public Mentioned {
    names = Set.copyOf(names);
  }

  /** The statements of {@code text}, in order. */
  public static List<Mentioned> in(String text) {
    return Script.statements(text, false).stream().map(Mentioned::of).toList();
  }

  private static Mentioned of(SqlStatement statement) {
    boolean runsText =
        statement.tokens().stream().limit(6).anyMatch(it -> RUNS_TEXT.contains(it.word()));
    Set<String> names = new HashSet<>();
    for (Token it : statement.tokens()) {
      if (it.isName()) {
        names.add(SqlName.folded(it.text()));
      } else if (runsText && it.kind() == Token.Kind.STRING) {
        Arrays.stream(it.text().split("\\W+")).map(SqlName::folded).forEach(names::add);
      }
    }
    return new Mentioned(statement.sql(), statement.brief(), names);
  }

  /** Whether all of these names, or keywords, are in it. */
  public boolean has(String... wanted) {
    return Stream.of(wanted).allMatch(it -> names.contains(SqlName.folded(it)));
  }

  /** Whether it makes a view or a trigger, which no {@link dev.kinship.schema.Table} has. */
  public boolean makesViewOrTrigger() {
    return has("create") && (has("view") || has("trigger")) && begins("create");
  }

  /** Whether it drops the view or the trigger that {@code made} makes. */
  public boolean drops(Mentioned made) {
    return begins("drop") && (has("view") || has("trigger")) && made.names.containsAll(dropped());
  }

  private Set<String> dropped() {
    Set<String> rest = new HashSet<>(names);
    rest.removeAll(Set.of("drop", "view", "trigger", "materialized", "if", "exists", "cascade"));
    rest.removeAll(Set.of("restrict", "on"));
    return rest;
  }

  private boolean begins(String word) {
    return SqlName.folded(sql).startsWith(word);
  }
}
