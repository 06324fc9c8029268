package dev.kinship.runner;

import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Numbered files of SQL, {@code 001_create_users.sql}, that the user runs one after the other. */
final class Plain implements Runner {
  /** Headings of a down migration that is in the same file. */
  private static final Set<String> DOWN =
      Set.of("down", "rollback", "revert", "migrate down", "migrate rollback", "migrate revert");

  private static final int LONGEST_HEADING = 200;

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public boolean recognises(List<MigrationFile> files) {
    return numbered(files).findAny().isPresent();
  }

  @Override
  public boolean isMark(String line) {
    return line.startsWith("--") && isDown(line.strip());
  }

  /**
   * Files without a number come first: a project that began without numbers has run them by then.
   */
  @Override
  public List<MigrationFile> inOrder(List<MigrationFile> files) {
    return Numbering.ordered(files.stream().filter(it -> it.name().endsWith(".sql")))
        .map(it -> new MigrationFile(it.name(), upOf(it.text())))
        .toList();
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    List<MigrationFile> written =
        Numbering.files(files, "001", migration, steps -> body(migration, steps));
    List<String> notes =
        Body.untransacted(migration.steps())
            ? List.of("A file that says so at its top must be run without a transaction.")
            : List.of();
    return new Written(written, notes);
  }

  private static String body(Migration migration, List<MigrationStep> steps) {
    Bracket bracket = migration.bracket();
    String down = Body.whole(Body.down(steps, Client::form), steps, bracket);
    return Body.comment(migration.title())
        + (Body.untransacted(steps)
            ? "-- Run this file on its own and without a transaction.\n"
            : "")
        + "\n"
        + Body.whole(Body.up(steps, Client::form), steps, bracket)
        + (down.isEmpty() ? "" : "\n-- To reverse it:\n" + Body.prefixed("-- ", down));
  }

  private static Stream<MigrationFile> numbered(List<MigrationFile> files) {
    return files.stream()
        .filter(it -> it.name().endsWith(".sql") && Numbering.of(it.name()).isPresent());
  }

  private static String upOf(String text) {
    for (int start = text.indexOf("--"); start >= 0; start = text.indexOf("--", start)) {
      int end = start;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      boolean beginsLine = start == 0 || "\r\n".indexOf(text.charAt(start - 1)) >= 0;
      if (beginsLine && isDown(text.substring(start, end).strip())) {
        return text.substring(0, start);
      }
      start = end;
    }
    return text;
  }

  private static boolean isDown(String line) {
    int start = 0;
    while (start < line.length() && line.charAt(start) == '-') {
      start++;
    }
    int end = line.endsWith(":") ? line.length() - 1 : line.length();
    String words = line.substring(Math.min(start, end), end).strip();
    return words.length() <= LONGEST_HEADING
        && DOWN.contains(words.toLowerCase(Locale.ROOT).replaceAll("\\s+", " "));
  }
}
