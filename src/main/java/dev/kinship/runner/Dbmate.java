package dev.kinship.runner;

import dev.kinship.schema.MigrationStep;
import java.util.List;
import java.util.Optional;

/** dbmate: both ways in one file, each under its mark; names begin with the time. */
final class Dbmate implements MarkedRunner {
  private static final Marks MARKS =
      Marks.of("^--\\s*migrate:up(\\s|$)", "^--\\s*migrate:down(\\s|$)", "^\\s*--\\s*migrate:");

  @Override
  public String id() {
    return "dbmate";
  }

  @Override
  public Optional<String> command(String folder) {
    return Optional.of("dbmate --migrations-dir %s up".formatted(folder));
  }

  @Override
  public Marks marks() {
    return MARKS;
  }

  @Override
  public Written next(List<MigrationFile> files, Migration migration) {
    List<MigrationFile> written =
        Numbering.files(
            Numbering.digits(files),
            Numbering.stamp(migration.now()),
            migration.singly(),
            Dbmate::body);
    return new Written(written, List.of());
  }

  private static String body(List<MigrationStep> steps) {
    String option = Body.untransacted(steps) ? " transaction:false" : "";
    return "-- migrate:up%s\n%s\n-- migrate:down%s\n%s"
        .formatted(option, Body.up(steps), option, Body.down(steps));
  }
}
