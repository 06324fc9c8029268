package dev.kinship.runner;

import dev.kinship.schema.Step;
import java.util.List;
import java.util.stream.Collectors;

/** The statements of a migration as text. */
final class Body {
  private Body() {}

  /** Forth: each step under its reason. */
  static String up(List<Step> steps) {
    return steps.stream()
        .filter(it -> !it.sql().isEmpty())
        .map(it -> comment(it.reason()) + it.sql() + ";\n")
        .collect(Collectors.joining("\n"));
  }

  /** And back, from the last step to the first. */
  static String down(List<Step> steps) {
    return steps.reversed().stream()
        .map(Step::undo)
        .filter(it -> !it.isEmpty())
        .map(it -> it + ";\n")
        .collect(Collectors.joining());
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

  static boolean alone(List<Step> steps) {
    return steps.stream().anyMatch(Step::alone);
  }
}
