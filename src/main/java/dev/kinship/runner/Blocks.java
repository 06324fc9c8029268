package dev.kinship.runner;

import dev.kinship.schema.MigrationStep;
import dev.kinship.syntax.sql.Script;
import java.util.List;
import java.util.stream.Collectors;

/** Statements parted by a delimiter of one's own, for what holds semicolons within. */
final class Blocks {
  private Blocks() {}

  static String up(List<MigrationStep> steps, String delimiter) {
    return steps.stream()
        .filter(it -> !it.sql().isEmpty())
        .map(it -> Body.reason(it) + delimited(it.sql(), delimiter))
        .collect(Collectors.joining("\n"));
  }

  static String down(List<MigrationStep> steps, String delimiter) {
    return steps.reversed().stream()
        .map(it -> delimited(it.undo(), delimiter))
        .collect(Collectors.joining());
  }

  private static String delimited(String sql, String delimiter) {
    return Script.commented(sql).stream()
        .map(it -> it + "\n" + delimiter + "\n")
        .collect(Collectors.joining());
  }
}
