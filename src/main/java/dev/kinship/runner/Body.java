package dev.kinship.runner;

import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import dev.kinship.syntax.sql.Script;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The statements of a migration as text. */
final class Body {
  /** What a file has instead of nothing. */
  static final String NO_WAY_BACK = "-- There is nothing to reverse.\n";

  private Body() {}

  /** Forth: each step under its reason. */
  static String up(List<MigrationStep> steps) {
    return up(steps, Body::sent);
  }

  /** And back, from the last step to the first. */
  static String down(List<MigrationStep> steps) {
    return down(steps, Body::sent);
  }

  /** Forth, the statements of a step written by {@code form}. */
  static String up(List<MigrationStep> steps, UnaryOperator<String> form) {
    return steps.stream()
        .filter(it -> !it.sql().isEmpty())
        .map(it -> reason(it) + form.apply(it.sql()))
        .collect(Collectors.joining("\n"));
  }

  /** And back. */
  static String down(List<MigrationStep> steps, UnaryOperator<String> form) {
    return steps.reversed().stream()
        .map(MigrationStep::undo)
        .filter(it -> !it.isEmpty())
        .map(form)
        .collect(Collectors.joining());
  }

  /** {@code text} of these steps, all of it or nothing, where several of them may be one. */
  static String whole(String text, List<MigrationStep> steps, Bracket bracket) {
    return !untransacted(steps) && Script.split(text).size() > 1 ? bracket.around(text) : text;
  }

  private static String sent(String sql) {
    return sql + ";\n";
  }

  /** The reason as a comment, if there is one. */
  static String reason(MigrationStep step) {
    return step.reason().isEmpty() ? "" : comment(step.reason());
  }

  /** A comment of one line, whatever the names in it contain. */
  static String comment(String text) {
    return "-- " + text.replaceAll("\\R|\\p{Cntrl}", " ") + "\n";
  }

  static String prefixed(String prefix, String text) {
    return text.lines()
        .map(it -> (prefix + it).stripTrailing() + "\n")
        .collect(Collectors.joining());
  }

  static boolean untransacted(List<MigrationStep> steps) {
    return steps.stream().anyMatch(MigrationStep::untransacted);
  }
}
