package dev.kinship.flow.migrations;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.flow.FlowRules;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks which folder of migrations is meant, by a refusal. */
final class WhichFolder {
  private static final int LISTED = 4;

  private WhichFolder() {}

  static Refused several(List<String> folders) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "there are migrations in %s: which folder is it?".formatted(listed(folders)),
        folders.size() > LISTED
            ? "pass another folder with --migrations DIR, and --db URL to read the tables of the database"
            : "pass --migrations %1$s, or write migrations = \"%1$s\" into kinship.toml"
                .formatted(folders.getFirst()));
  }

  /** {@code databases} are those that the names of the folders tell. */
  static Refused ofSeveralDatabases(List<String> folders, Set<String> databases) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "there are migrations in %s, for several databases: which database is it?"
            .formatted(listed(folders)),
        "pass --dialect %1$s, or write dialect = \"%1$s\" into kinship.toml"
            .formatted(databases.iterator().next()));
  }

  /** {@code own} is the one that the migration is for. */
  static Refused ofOthers(List<String> folders, Dialect own, Set<String> databases) {
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
}
