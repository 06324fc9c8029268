package dev.kinship.flow.migrations;

import dev.kinship.database.LiveDatabase;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.Dialects;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.migrations.MigrationFolder.Found;
import dev.kinship.plan.schema.MigrationFiles;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.project.Project;
import dev.kinship.project.Settings;
import dev.kinship.request.MigrationWish;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Runners;
import dev.kinship.text.FileName;
import dev.kinship.text.SourceText;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The migrations of a project: their folder, tool and database, as the command line says, else the
 * settings, else the existing files.
 */
public final class ProjectMigrations {
  private final Project project;
  private final Settings settings;
  private final MigrationWish wish;

  public ProjectMigrations(Project project, Settings settings, MigrationWish wish) {
    this.project = project;
    this.settings = settings;
    this.wish = wish;
  }

  /**
   * Where the next migration goes and how it is written; empty if none is wanted. Refuses an
   * unusable folder, tool or dialect in either case. {@code now} is used in file names.
   */
  public Optional<MigrationTarget> target(Optional<LiveDatabase> database, LocalDateTime now) {
    return target(database, now, true);
  }

  /** The same where nothing will be written, so that the dialect need not be clear. */
  public Optional<MigrationTarget> existing(LocalDateTime now) {
    return target(Optional.empty(), now, false);
  }

  private Optional<MigrationTarget> target(
      Optional<LiveDatabase> database, LocalDateTime now, boolean writes) {
    Optional<String> said = wish.folder().or(settings::migrations).map(this::folder);
    Optional<Runner> runner = settings.runner().map(ProjectMigrations::runner);
    Optional<Dialect> named = wish.dialect().or(settings::dialect).map(ProjectMigrations::dialect);
    if (!wish.wanted()) {
      return Optional.empty();
    }
    Optional<Dialect> dialect =
        database.isPresent() ? Optional.of(dialect(database.get(), named)) : named;
    MigrationFolder folders = new MigrationFolder(project, dialect, runner, writes);
    Found found = said.map(folders::in).orElseGet(folders::anywhere);
    MigrationFiles files = files(found);
    Runner tool = runner.orElseGet(() -> Runners.of(files.all()));
    Dialect own = dialect.orElseGet(() -> shown(files, writes));
    List<Diagnostic> notes =
        database.isPresent() ? List.of() : new UnreadMigrations(found, files, tool, own).notes();
    Optional<SourceText> companion =
        own.companion().filter(it -> writes).map(files::name).flatMap(project::editable);
    MigrationTarget target =
        new MigrationTarget(
            files, tool, told(own, companion), companion, wish.manner(), now, notes);
    if (dialect.isPresent() && writes) {
      requireFor(target, database.isPresent());
    }
    return Optional.of(target);
  }

  /** The dialect as the file beside the migrations says. Refuses one that is not understood. */
  private static Dialect told(Dialect dialect, Optional<SourceText> companion) {
    try {
      return companion.isPresent() ? dialect.told(companion.get().text()) : dialect;
    } catch (IOException e) {
      throw new Refused(
          FlowRules.COMPANION,
          "`%s` is not understood: %s".formatted(companion.get().name(), e.getMessage()),
          "correct it, or pass --no-migration");
    }
  }

  private MigrationFiles files(Found found) {
    String folder = found.folder();
    int start = folder.isEmpty() ? 0 : folder.length() + 1;
    List<MigrationFile> all =
        Stream.concat(Stream.of(folder), found.below().stream())
            .flatMap(it -> project.filesIn(it).stream())
            .map(it -> new MigrationFile(it.substring(start), text(it)))
            .toList();
    return new MigrationFiles(folder, project.path(folder), all);
  }

  /** Only SQL is read; of other files the name is enough. */
  private String text(String file) {
    return FileName.isSql(file) ? project.migration(file) : "";
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

  /**
   * The dialect that the migrations are written for, by their words, else by the folder's name;
   * SQLite if neither shows it.
   */
  private static Dialect shown(MigrationFiles files, boolean writes) {
    Optional<String> byFolder = MigrationFolder.database(files.folder(), "");
    List<Dialect> found =
        Dialects.of(
            files.all().stream().filter(MigrationFile::isSql).map(MigrationFile::text).toList());
    if (found.isEmpty()) {
      return dialect(byFolder.orElse("sqlite"));
    }
    Optional<Dialect> agreed = byFolder.flatMap(Dialects::named).filter(it -> mayBe(it, found));
    if (agreed.isEmpty() && found.size() > 1 && writes) {
      List<String> ids = found.stream().map(Dialect::id).toList();
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "the migrations may be for %s: which database is it?".formatted(String.join(" or ", ids)),
          "pass --dialect %1$s, or write dialect = \"%1$s\" into kinship.toml"
              .formatted(ids.getFirst()));
    }
    return agreed.orElse(found.getFirst());
  }

  /** Why the dialect is the one that {@link #target} has, if the command line names none. */
  public static String reasonForDialect(Settings settings, MigrationFiles files) {
    if (settings.dialect().isPresent()) {
      return "from the settings";
    }
    List<String> texts =
        files.all().stream().filter(MigrationFile::isSql).map(MigrationFile::text).toList();
    if (!Dialects.of(texts).isEmpty()) {
      return "as the existing migrations are";
    }
    return MigrationFolder.database(files.folder(), "").isPresent()
        ? "by the name of the folder"
        : "by default";
  }

  private static boolean mayBe(Dialect dialect, List<Dialect> found) {
    return dialect.marks().isEmpty()
        ? found.stream().anyMatch(it -> dialect.runs(it.id()))
        : found.contains(dialect);
  }

  /** Refuses migrations that are clearly for other databases. */
  private static void requireFor(MigrationTarget target, boolean live) {
    List<Dialect> found = Dialects.insteadOf(target.dialect(), target.ups());
    if (!found.isEmpty()) {
      String ids = String.join(" or ", found.stream().map(Dialect::id).toList());
      String own = target.dialect().id();
      String folder = target.files().folder();
      throw new Refused(
          FlowRules.OTHER_DATABASE,
          "the migrations in `%s` are written for %s, but this one is for %s"
              .formatted(folder.isEmpty() ? "." : folder, ids, own),
          "pass the folder of those for %s with --migrations DIR, or %s"
              .formatted(
                  own, live ? "another database with --db" : "--dialect " + found.getFirst().id()));
    }
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
