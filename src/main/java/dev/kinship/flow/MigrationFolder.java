package dev.kinship.flow;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.project.Project;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Finds the folder of a project's migrations where nobody has said which it is. */
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

  private static final Set<String> OF_TESTS = Set.of("test", "tests", "testdata", "fixtures");

  private MigrationFolder() {}

  /**
   * {@link #USUAL} where it has migrations or no other folder does, else the one that has them.
   * Refuses several.
   */
  static String of(Project project) {
    if (project.filesIn(USUAL).stream().anyMatch(it -> it.endsWith(SQL))) {
      return USUAL;
    }
    List<String> found =
        project.foldersOf(SQL).stream().filter(MigrationFolder::isFolderOfMigrations).toList();
    if (found.size() > 1) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "there are migrations in `%s`: which folder is it?"
              .formatted(String.join("` and in `", found)),
          "pass --migrations %1$s, or write migrations = \"%1$s\" into kinship.toml"
              .formatted(found.getFirst()));
    }
    return found.isEmpty() ? USUAL : found.getFirst();
  }

  private static boolean isFolderOfMigrations(String folder) {
    List<String> parts = Arrays.asList(folder.split("/"));
    return NAMES.contains(parts.getLast()) && parts.stream().noneMatch(OF_TESTS::contains);
  }
}
