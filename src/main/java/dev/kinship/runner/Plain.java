package dev.kinship.runner;

import dev.kinship.diagnostic.Remark;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Numbered files of SQL, {@code 001_create_users.sql}, that the user runs one after the other. */
final class Plain implements Runner {
  /** A file that is a down migration, if the other direction has one of its own. */
  private static final Pattern DOWN =
      Pattern.compile("(?:(.+)([._-]))?(down|undo|rollback|revert)\\.sql");

  private static final List<String> UP = List.of("", "up", "do", "forward", "apply", "deploy");

  @Override
  public String id() {
    return "plain";
  }

  @Override
  public Optional<String> command(String folder) {
    return Optional.empty();
  }

  @Override
  public boolean recognises(List<MigrationFile> files) {
    return numbered(files).findAny().isPresent();
  }

  @Override
  public boolean isMark(String line) {
    return line.startsWith("--") && Sections.isDown(line);
  }

  /** A file in which all is below the heading of a down migration may be misread. */
  @Override
  public boolean takes(MigrationFile file) {
    return file.isSql() && (file.text().isBlank() || !Sections.upOf(file.text()).isBlank());
  }

  /**
   * Files without a number come first: a project that began without numbers has run them by then.
   */
  @Override
  public List<MigrationFile> inOrder(List<MigrationFile> files, String database) {
    Set<String> names =
        files.stream().map(it -> it.name().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    return Numbering.ordered(files.stream().filter(it -> it.isSql() && !isDown(it.name(), names)))
        .map(it -> new MigrationFile(it.name(), Sections.upOf(it.text())))
        .toList();
  }

  /** Whether a dot says so, as in {@code 001_a.down.sql}, or it is the other half of a pair. */
  private static boolean isDown(String name, Set<String> names) {
    Matcher down = DOWN.matcher(name.toLowerCase(Locale.ROOT));
    if (!down.matches()) {
      return false;
    }
    String stem = down.group(1);
    String mark = down.group(2);
    return stem == null
        || mark == null
        || mark.equals(".")
        || UP.stream()
            .map(it -> stem + (it.isEmpty() ? "" : mark + it) + ".sql")
            .anyMatch(names::contains);
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    List<MigrationFile> written =
        Numbering.alike(files, "001", migration, steps -> body(migration, steps));
    List<Remark> notes = new ArrayList<>();
    if (Body.untransacted(migration.steps())) {
      notes.add(
          new Remark(
              "a file that says so at its top must be run without a transaction",
              "run such a file on its own"));
    }
    Numbering.ordered(files.stream().filter(MigrationFile::isSql))
        .reduce((one, next) -> next)
        .flatMap(it -> Sections.upHeading(it.text()))
        .map(
            it ->
                new Remark(
                    "the existing files have headings such as `%s`, and the new one has none"
                        .formatted(it),
                    "if a tool needs them, add them"))
        .ifPresent(notes::add);
    return new Written(written, notes);
  }

  private static String body(Migration migration, List<MigrationStep> steps) {
    Bracket bracket = migration.bracket();
    String down = Body.whole(Body.down(steps, Client::form), steps, bracket);
    return Body.comment(migration.title(steps))
        + (Body.untransacted(steps)
            ? "-- Run this file on its own and without a transaction.\n"
            : "")
        + "\n"
        + Body.whole(Body.up(steps, Client::form), steps, bracket)
        + (down.isEmpty() ? "" : "\n-- To reverse it:\n" + Body.prefixed("-- ", down));
  }

  private static Stream<MigrationFile> numbered(List<MigrationFile> files) {
    return files.stream().filter(it -> it.isSql() && Numbering.of(it.name()).isPresent());
  }
}
