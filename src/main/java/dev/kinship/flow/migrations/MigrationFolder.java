package dev.kinship.flow.migrations;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Databases;
import dev.kinship.dialect.Dialect;
import dev.kinship.flow.FlowRules;
import dev.kinship.project.Project;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runner;
import dev.kinship.runner.Runners;
import dev.kinship.text.FileName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds the folder of a project's migrations: by the names that the tools give it and, if there is
 * a folder for each database, by {@code dialect}, which is empty if only the migrations show it.
 * {@code runner} is the tool that the settings name.
 */
final class MigrationFolder {
  /** Where migrations go in a project that has none. */
  static final String USUAL = "migrations";

  private static final String SQL = ".sql";

  /**
   * What the tools call it: {@code db/migrations} is dbmate's own, {@code db/migration} Flyway's,
   * {@code db/changelog} Liquibase's, each below any other folder.
   */
  private static final Set<String> NAMES =
      Set.of(USUAL, "migration", "migrate", "changelog", "changelogs");

  /** Folders with SQL that is not run on the application's database to bring its tables forward. */
  private static final Set<String> OTHERS =
      Set.of(
          "test",
          "tests",
          "testdata",
          "fixtures",
          "seed",
          "seeds",
          "down",
          "undo",
          "rollback",
          "rollbacks",
          "revert");

  /** What may be in the name of such a folder besides, with the name of a database. */
  private static final Set<String> MORE = Set.of("db", "database", "schema", "sql");

  private static final int LISTED = 4;

  /**
   * The folder, those below it of which the tool runs the files too, and those with SQL that are
   * neither. All are paths from the project's root.
   */
  record Found(String folder, List<String> below, List<String> unread) {
    private Found leaving(List<String> all) {
      List<String> others =
          all.stream().filter(it -> !it.equals(folder) && !below.contains(it)).toList();
      return new Found(folder, below, others);
    }
  }

  private final Project project;
  private final Optional<Dialect> dialect;
  private final Optional<Runner> runner;

  MigrationFolder(Project project, Optional<Dialect> dialect, Optional<Runner> runner) {
    this.project = project;
    this.dialect = dialect;
    this.runner = runner;
  }

  /**
   * The folder with the migrations in {@code said}, which may be below it. Refuses if it is not
   * clear which of several it is.
   */
  Found in(String said) {
    return within(said).leaving(below(said));
  }

  /**
   * {@link #USUAL} if it has migrations or no other folder does, else the one that has them.
   * Refuses several.
   */
  Found anywhere() {
    List<String> all = candidates().toList();
    List<String> named = all.stream().filter(it -> !root(it).isEmpty()).toList();
    List<String> roots = named.stream().map(MigrationFolder::root).distinct().toList();
    if (roots.contains(USUAL) || hasSql(USUAL)) {
      return within(USUAL).leaving(named);
    }
    if (roots.isEmpty()) {
      Stream<String> root = Stream.of("").filter(this::hasSql);
      return new Found(USUAL, List.of(), Stream.concat(root, all.stream()).toList());
    }
    List<String> ours = roots.size() > 1 ? ours(roots, "") : roots;
    if (ours.size() > 1) {
      throw several(ours);
    }
    return within(ours.getFirst()).leaving(named);
  }

  private Found within(String root) {
    List<String> below = below(root);
    if (below.isEmpty()) {
      return new Found(root, below, below);
    }
    if (hasSql(root)) {
      return new Found(root, isRunFromAbove(root) ? ours(below, root) : List.of(), List.of());
    }
    List<String> ours = ours(below, root);
    String home = common(ours);
    if (ours.contains(home)) {
      return within(home);
    }
    if (!ours.stream().allMatch(this::isRunFromAbove)) {
      throw several(ours);
    }
    return new Found(home, ours, List.of());
  }

  /** Whether the tool that runs the files of {@code folder} looks for them below another one. */
  private boolean isRunFromAbove(String folder) {
    List<MigrationFile> files =
        project.filesIn(folder).stream().map(it -> new MigrationFile(it, "")).toList();
    return runner.orElseGet(() -> Runners.of(files)).looksBelow();
  }

  /**
   * Those for the dialect, or for a near one, and those for no database in particular, as their
   * names below {@code root} tell. Refuses if all are for others, or if the dialect is needed.
   */
  private List<String> ours(List<String> folders, String root) {
    Set<String> databases = new TreeSet<>();
    folders.forEach(it -> database(it, root).ifPresent(databases::add));
    if (databases.isEmpty() || (dialect.isEmpty() && databases.size() == 1)) {
      return folders;
    }
    if (dialect.isEmpty()) {
      throw whichDatabase(folders, databases);
    }
    Dialect own = dialect.get();
    boolean exact = databases.contains(own.id());
    List<String> ours =
        folders.stream()
            .filter(
                it ->
                    database(it, root)
                        .map(other -> exact ? other.equals(own.id()) : own.runs(other))
                        .orElse(true))
            .toList();
    if (ours.isEmpty()) {
      throw forOthers(folders, own, databases);
    }
    return ours;
  }

  private static Refused several(List<String> folders) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "there are migrations in %s: which folder is it?".formatted(listed(folders)),
        folders.size() > LISTED
            ? "pass another folder with --migrations DIR, and --db URL to read the tables of the database"
            : "pass --migrations %1$s, or write migrations = \"%1$s\" into kinship.toml"
                .formatted(folders.getFirst()));
  }

  private static Refused whichDatabase(List<String> folders, Set<String> databases) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "there are migrations in %s, for several databases: which database is it?"
            .formatted(listed(folders)),
        "pass --dialect %1$s, or write dialect = \"%1$s\" into kinship.toml"
            .formatted(databases.iterator().next()));
  }

  private static Refused forOthers(List<String> folders, Dialect own, Set<String> databases) {
    return new Refused(
        FlowRules.OTHER_DATABASE,
        "the migrations in %s are for %s by the folder's name, but this one is for %s"
            .formatted(listed(folders), String.join(" and ", databases), own.id()),
        "pass --dialect %s, or the folder of those for %s with --migrations DIR"
            .formatted(databases.iterator().next(), own.id()));
  }

  private static String listed(List<String> folders) {
    String first =
        folders.stream()
            .limit(LISTED)
            .map("`%s`"::formatted)
            .collect(Collectors.joining(" and in "));
    int more = folders.size() - LISTED;
    return more > 0 ? "%s and in %d more".formatted(first, more) : first;
  }

  private Stream<String> candidates() {
    return project.foldersOf(SQL).stream().filter(MigrationFolder::isOfApplication);
  }

  private static boolean isOfApplication(String folder) {
    return Stream.of(folder.split("/")).noneMatch(OTHERS::contains);
  }

  private List<String> below(String folder) {
    return folder.isEmpty()
        ? List.of()
        : candidates().filter(it -> it.startsWith(folder + "/")).toList();
  }

  private boolean hasSql(String folder) {
    return project.filesIn(folder).stream().anyMatch(FileName::isSql);
  }

  /** The last folder of the path that is called as one of migrations; empty if none is. */
  private static String root(String folder) {
    for (String path = folder; !path.isEmpty(); path = parent(path)) {
      if (words(path.substring(parent(path).length())).anyMatch(NAMES::contains)) {
        return path;
      }
    }
    return "";
  }

  /** The nearest folder that all of these are in, or are. */
  private static String common(List<String> folders) {
    String common = folders.getFirst();
    for (String it : folders) {
      while (!(it + "/").startsWith(common + "/")) {
        common = parent(common);
      }
    }
    return common;
  }

  private static String parent(String folder) {
    return folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
  }

  /** The database that the folder is for, as its path below {@code root} tells. */
  static Optional<String> database(String folder, String root) {
    return Databases.named(words(folder.substring(root.length())).toList());
  }

  /** The words in the names of folders that have no others: two in {@code app_x/sqlite-db}. */
  private static Stream<String> words(String path) {
    return Stream.of(path.toLowerCase(Locale.ROOT).split("/"))
        .map(it -> List.of(it.split("[_. -]+")))
        .filter(it -> it.stream().allMatch(MigrationFolder::isKnown))
        .flatMap(List::stream);
  }

  private static boolean isKnown(String word) {
    return NAMES.contains(word)
        || MORE.contains(word)
        || Databases.named(List.of(word)).isPresent();
  }
}
