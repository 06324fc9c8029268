package dev.kinship.flow.migrations;

import dev.kinship.dialect.Databases;
import dev.kinship.dialect.Dialect;
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

  /** Whether the dialect matters: folders for several databases are not told apart otherwise. */
  private final boolean tells;

  /** All folders that may have migrations. */
  private final List<String> all;

  MigrationFolder(
      Project project, Optional<Dialect> dialect, Optional<Runner> runner, boolean tells) {
    this.tells = tells;
    this.project = project;
    this.dialect = dialect;
    this.runner = runner;
    this.all = project.foldersOf(SQL).stream().filter(MigrationFolder::isOfApplication).toList();
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
    List<String> named = all.stream().filter(it -> !root(it).isEmpty()).toList();
    List<String> roots = named.stream().map(MigrationFolder::root).distinct().toList();
    if (roots.contains(USUAL) || hasSql(USUAL)) {
      return within(USUAL).leaving(named);
    }
    if (roots.isEmpty()) {
      Stream<String> root =
          Stream.of("").filter(it -> project.namesIn(it).stream().anyMatch(FileName::isSql));
      return new Found(USUAL, List.of(), Stream.concat(root, all.stream()).toList());
    }
    List<String> ours = roots.size() > 1 ? ours(roots, "") : roots;
    if (ours.size() > 1) {
      throw WhichFolder.several(ours);
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
      throw WhichFolder.several(ours);
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
    if (databases.isEmpty() || (dialect.isEmpty() && (databases.size() == 1 || !tells))) {
      return folders;
    }
    if (dialect.isEmpty()) {
      throw WhichFolder.ofSeveralDatabases(folders, databases);
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
      throw WhichFolder.ofOthers(folders, own, databases);
    }
    return ours;
  }

  private static boolean isOfApplication(String folder) {
    return Stream.of(folder.split("/")).noneMatch(OTHERS::contains);
  }

  private List<String> below(String folder) {
    return folder.isEmpty()
        ? List.of()
        : all.stream().filter(it -> it.startsWith(folder + "/")).toList();
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
