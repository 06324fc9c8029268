package dev.kinship.flow;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Dialects;
import dev.kinship.plan.schema.LiveInput;
import dev.kinship.plan.schema.Migrations;
import dev.kinship.project.Project;
import dev.kinship.project.Settings;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Runners;
import dev.kinship.text.FileName;
import dev.kinship.text.Similar;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/**
 * The migrations of a project: their folder, tool and database, as the command line says, else the
 * settings, else the files that there are.
 */
final class ProjectMigrations {
  private final Project project;
  private final Settings settings;
  private final MigrationWish wish;

  ProjectMigrations(Project project, Settings settings, MigrationWish wish) {
    this.project = project;
    this.settings = settings;
    this.wish = wish;
  }

  /** Reads them; no file where none is wanted. {@code now} is for names that tell the time. */
  Migrations read(Optional<LiveInput> live, LocalDateTime now) {
    String folder = folder();
    List<MigrationFile> files =
        wish.wanted()
            ? project.filesIn(folder).stream()
                .map(it -> new MigrationFile(fileName(it), text(it)))
                .toList()
            : List.of();
    return new Migrations(
        wish.wanted(),
        folder,
        project.path(folder),
        files,
        settings.runner().map(ProjectMigrations::runner),
        dialect(live, files),
        wish.manner(),
        now,
        live);
  }

  /** Only SQL is read; of other files the name is enough. */
  private String text(String file) {
    return file.endsWith(".sql") ? project.migration(file) : "";
  }

  private String folder() {
    Optional<String> said = wish.folder().or(settings::migrations);
    return said.isEmpty() && wish.wanted()
        ? MigrationFolder.of(project)
        : project.folder(portable(said.orElse(MigrationFolder.USUAL)));
  }

  /** Refuses a folder that cannot be on every system; what leads up or nowhere is not a name. */
  private static String portable(String folder) {
    for (String part : folder.split("[/\\\\]", -1)) {
      if (!part.isEmpty() && !part.matches("\\.{1,2}|[A-Za-z]:") && !FileName.isPortable(part)) {
        throw new Refused(
            Rule.WRONG_USAGE,
            "a folder of migrations cannot be called `%s`: some systems do not allow that name"
                .formatted(part),
            "choose another one with --migrations DIR, or in the settings");
      }
    }
    return folder;
  }

  /**
   * What is said, what a live database speaks, what the migrations are written for, or SQLite; the
   * first two must be one.
   */
  private Dialect dialect(Optional<LiveInput> live, List<MigrationFile> files) {
    Optional<Dialect> said = wish.dialect().or(settings::dialect).map(ProjectMigrations::dialect);
    Optional<Dialect> spoken = live.map(it -> dialect(it.database().dialect()));
    if (said.isPresent() && spoken.isPresent() && !said.get().speaks(spoken.get().id())) {
      throw new Refused(
          Rule.OTHER_DATABASE,
          "%s is a database of %s, but the migration is for %s"
              .formatted(live.get().database().name(), spoken.get().id(), said.get().id()),
          wish.dialect().isPresent()
              ? "leave --dialect out, or pass the other database with --db"
              : "pass --dialect %s, or pass the other database with --db"
                  .formatted(spoken.get().id()));
    }
    return said.or(() -> spoken).orElseGet(() -> dialect(files));
  }

  private static Dialect dialect(List<MigrationFile> files) {
    List<Dialect> found =
        Dialects.of(
            files.stream()
                .filter(it -> it.name().endsWith(".sql"))
                .map(MigrationFile::text)
                .toList());
    if (found.size() > 1) {
      List<String> ids = found.stream().map(Dialect::id).toList();
      throw new Refused(
          Rule.WRONG_USAGE,
          "the migrations may be for %s: which database is it?".formatted(String.join(" or ", ids)),
          "pass --dialect %1$s, or write dialect = \"%1$s\" into kinship.toml"
              .formatted(ids.getFirst()));
    }
    return found.isEmpty() ? dialect("sqlite") : found.getFirst();
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static Runner runner(String id) {
    List<String> ids = Runners.ALL.stream().map(Runner::id).toList();
    return Runners.named(id).orElseThrow(() -> unknown("runner", id, ids));
  }

  private static Dialect dialect(String id) {
    List<String> ids = Dialects.ALL.stream().map(Dialect::id).toList();
    return Dialects.named(id).orElseThrow(() -> unknown("dialect", id, ids));
  }

  private static Refused unknown(String what, String id, List<String> ids) {
    return new Refused(
        Rule.WRONG_USAGE,
        "there is no %s `%s`".formatted(what, id),
        Similar.to(id, ids)
            .map("did you mean `%s`?"::formatted)
            .orElse("there are " + String.join(", ", ids)));
  }
}
