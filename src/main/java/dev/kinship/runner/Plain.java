package dev.kinship.runner;

import dev.kinship.schema.Bracket;
import dev.kinship.schema.Step;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Numbered files of SQL, {@code 001_create_users.sql}, that somebody runs one after the other. */
final class Plain implements Runner {
  /** A heading that some give to the way back, which stands in the same file then. */
  private static final Pattern DOWN =
      Pattern.compile("(?im)^--+\\s*(migrate\\s+)?(down|rollback|revert)\\s*:?\\s*$");

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public boolean recognises(List<MigrationFile> files) {
    return numbered(files).findAny().isPresent();
  }

  /** Files without a number come first: whoever began without numbers has run them by then. */
  @Override
  public List<String> ups(List<MigrationFile> files) {
    return Numbering.ordered(files.stream().filter(it -> it.name().endsWith(".sql")))
        .map(it -> upOf(it.text()))
        .toList();
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    List<MigrationFile> written =
        Numbering.files(files, "001", migration, steps -> body(migration, steps));
    List<String> notes =
        Body.untransacted(migration.steps())
            ? List.of("A file that says so at its top must not be run in a transaction.")
            : List.of();
    return new Written(written, notes);
  }

  private static String body(Migration migration, List<Step> steps) {
    Bracket bracket = migration.bracket();
    String down = Body.whole(Body.down(steps, Client::form), steps, bracket);
    return Body.comment(migration.title())
        + (Body.untransacted(steps)
            ? "-- Run this file by itself and without a transaction.\n"
            : "")
        + "\n"
        + Body.whole(Body.up(steps, Client::form), steps, bracket)
        + (down.isEmpty() ? "" : "\n-- To take it back:\n" + Body.prefixed("-- ", down));
  }

  private static Stream<MigrationFile> numbered(List<MigrationFile> files) {
    return files.stream()
        .filter(it -> it.name().endsWith(".sql") && Numbering.of(it.name()).isPresent());
  }

  private static String upOf(String text) {
    Matcher down = DOWN.matcher(text);
    return down.find() ? text.substring(0, down.start()) : text;
  }
}
