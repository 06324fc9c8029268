package dev.kinship.flow;

import dev.kinship.database.LiveDatabase;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Dialects;
import dev.kinship.plan.schema.MigrationFiles;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.Project;
import dev.kinship.project.Settings;
import dev.kinship.request.MigrationWish;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Runners;
import dev.kinship.text.FileName;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The migrations of a project: their folder, tool and database, as the command line says, else the
 * settings, else the existing files.
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

  /**
   * Where the next migration goes and how it is written; empty if none is wanted. Refuses an
   * unusable folder, tool or dialect in either case. {@code now} is used in file names.
   */
  Optional<MigrationTarget> target(Optional<LiveDatabase> database, LocalDateTime now) {
    return target(database, now, ProjectMigrations::dialect);
  }

  /** The same where nothing will be written, so that the dialect need not be clear. */
  Optional<MigrationTarget> existing(LocalDateTime now) {
    return target(Optional.empty(), now, files -> found(files).getFirst());
  }

  private Optional<MigrationTarget> target(
      Optional<LiveDatabase> database,
      LocalDateTime now,
      Function<List<MigrationFile>, Dialect> shown) {
    Optional<String> folder = wish.folder().or(settings::migrations).map(this::folder);
    Optional<Runner> runner = settings.runner().map(ProjectMigrations::runner);
    Optional<Dialect> dialect =
        wish.dialect().or(settings::dialect).map(ProjectMigrations::dialect);
    if (!wish.wanted()) {
      return Optional.empty();
    }
    MigrationFiles files = files(folder.orElseGet(() -> MigrationFolder.of(project)));
    return Optional.of(
        new MigrationTarget(
            files,
            runner.orElseGet(() -> Runners.of(files.all())),
            database.isPresent()
                ? dialect(database.get(), dialect)
                : dialect.orElseGet(() -> shown.apply(files.all())),
            wish.manner(),
            now));
  }

  private MigrationFiles files(String folder) {
    List<MigrationFile> all =
        project.filesIn(folder).stream()
            .map(it -> new MigrationFile(fileName(it), text(it)))
            .toList();
    return new MigrationFiles(folder, project.path(folder), all);
  }

  /** Only SQL is read; of other files the name is enough. */
  private String text(String file) {
    return file.endsWith(".sql") ? project.migration(file) : "";
  }

  /** The folder's name. Refuses one that some systems cannot have; {@code ..} is not a name. */
  private String folder(String said) {
    for (String part : said.split("[/\\\\]", -1)) {
      if (!part.isEmpty() && !part.matches("\\.{1,2}|[A-Za-z]:") && !FileName.isPortable(part)) {
        throw new Refused(
            CommonRules.WRONG_USAGE,
            "a folder of migrations cannot be called `%s`: some systems do not allow that name"
                .formatted(part),
            "choose another one with --migrations DIR, or in the settings");
      }
    }
    return project.folder(said);
  }

  /** The dialect that the database speaks, or one named for it. Refuses one it does not speak. */
  private Dialect dialect(LiveDatabase database, Optional<Dialect> named) {
    Dialect spoken = dialect(database.dialect());
    if (named.isPresent() && !named.get().speaks(spoken.id())) {
      throw new Refused(
          FlowRules.OTHER_DATABASE,
          "%s is a database of %s, but the migration is for %s"
              .formatted(database.name(), spoken.id(), named.get().id()),
          wish.dialect().isPresent()
              ? "leave --dialect out, or pass the other database with --db"
              : "pass --dialect %s, or pass the other database with --db".formatted(spoken.id()));
    }
    return named.orElse(spoken);
  }

  /** The dialect that the migrations are written for; SQLite if they do not show it. */
  private static Dialect dialect(List<MigrationFile> files) {
    List<Dialect> found = found(files);
    if (found.size() > 1) {
      List<String> ids = found.stream().map(Dialect::id).toList();
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "the migrations may be for %s: which database is it?".formatted(String.join(" or ", ids)),
          "pass --dialect %1$s, or write dialect = \"%1$s\" into kinship.toml"
              .formatted(ids.getFirst()));
    }
    return found.getFirst();
  }

  /** The dialects that the migrations may be written for. */
  private static List<Dialect> found(List<MigrationFile> files) {
    List<Dialect> found =
        Dialects.of(
            files.stream()
                .filter(it -> it.name().endsWith(".sql"))
                .map(MigrationFile::text)
                .toList());
    return found.isEmpty() ? List.of(dialect("sqlite")) : found;
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
        CommonRules.WRONG_USAGE,
        "there is no %s `%s`".formatted(what, id),
        Suggestion.listing(id, ids, "there are "));
  }
}
