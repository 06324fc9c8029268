package dev.kinship.request;

import dev.kinship.database.Access;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.RenderOptions.Safety;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The options that say how a migration is written, and the wish that they make. */
public final class MigrationOptions {
  public static final String DATABASE = "--db";
  public static final String DIALECT = "--dialect";
  static final String ORPHANS = "--orphans";
  private static final String FOLDER = "--migrations";
  private static final String DROP_KEY = "--drop-key";
  private static final String SAFE = "--safe";
  private static final String BACKFILL = "--backfill";
  private static final String NO_MIGRATION = "--no-migration";

  private static final Option MIGRATIONS =
      Option.value(FOLDER, "DIR", "The folder of migrations.")
          .usually("the existing one, else migrations");
  private static final Option NONE = Option.flag(NO_MIGRATION, "Write no migration.");
  private static final Option LOSES =
      Option.flag(
          DROP_KEY, "Allow a migration to delete a key with its values, or a table with its rows.");

  /** Of a command that adds relationships. */
  public static final List<Option> OF_ADDING =
      List.of(
          dialect(
              "The database of the migration: sqlite, postgresql, mysql, mariadb, h2 or vitess (run on 24.0.4); tidb (its parser reads the text); from documents alone: cockroachdb, yugabytedb, citus."),
          MIGRATIONS,
          NONE,
          Option.value(
              BACKFILL, "EXPR", "An SQL expression that fills a required key in existing rows."),
          Option.value(
                  SAFE,
                  "auto|always|never",
                  "When a migration keeps tables usable while it runs; auto: unless they are known to be small.")
              .usually("auto"),
          LOSES);

  /** Of a command that can read a database. */
  public static final List<Option> OF_DATABASE =
      List.of(
          Option.value(
              DATABASE,
              "URL|env:NAME",
              "Read the tables from this database. env:NAME is a variable that holds the URL."),
          Option.value(ORPHANS, "refuse|keep", "With --db, what to do if rows have no parent.")
              .usually("refuse"));

  /** Of a command that removes: it reads no database and fills no key. */
  public static final List<Option> OF_REMOVING =
      List.of(dialect("The database of the migration."), MIGRATIONS, NONE, LOSES);

  /** Of a command that reverses a migration: it reads no database and fills no key. */
  public static final List<Option> OF_UNDOING = OF_REMOVING;

  /** What only a migration makes use of; a removal without one still takes the key field. */
  private static final List<String> OF_A_MIGRATION =
      List.of(DIALECT, FOLDER, DATABASE, ORPHANS, BACKFILL, SAFE, DROP_KEY);

  private MigrationOptions() {}

  private static Option dialect(String description) {
    return Option.value(DIALECT, "DIALECT", description)
        .usually("as the migrations are, else sqlite");
  }

  /** The wish of a command that adds or undoes. Refuses options that would have no effect. */
  public static MigrationWish read(Given given, Caller caller) {
    requireUse(given, OF_A_MIGRATION);
    return wish(given, caller);
  }

  /** The same for a command that removes: it may drop the key field without a migration. */
  public static MigrationWish readRemoval(Given given, Caller caller) {
    requireUse(given, OF_A_MIGRATION.stream().filter(it -> !it.equals(DROP_KEY)).toList());
    return wish(given, caller);
  }

  /** The database that {@code --db} names, if it is given. */
  public static Optional<Access> database(Given given, Caller caller) {
    return given.has(DATABASE)
        ? Optional.of(DatabaseOptions.read(given, caller).access())
        : Optional.empty();
  }

  private static void requireUse(Given given, List<String> options) {
    if (given.has(NO_MIGRATION)) {
      options.stream()
          .filter(given::has)
          .findFirst()
          .ifPresent(
              it -> {
                throw new Refused(
                    CommonRules.WRONG_USAGE,
                    "%s applies to a migration, and with %s there is none"
                        .formatted(it, NO_MIGRATION),
                    "leave one of the two out");
              });
    }
  }

  private static MigrationWish wish(Given given, Caller caller) {
    return new MigrationWish(
        !given.has(NO_MIGRATION),
        given.text(FOLDER),
        given.text(DIALECT),
        given.has(DATABASE) || given.has(ORPHANS)
            ? Optional.of(DatabaseOptions.read(given, caller))
            : Optional.empty(),
        new RenderOptions(
            given.text(SAFE).map(MigrationOptions::safety).orElse(Safety.AUTO),
            given.text(BACKFILL).map(it -> SqlExpression.read(BACKFILL, it)),
            given.has(DROP_KEY)),
        new MigrationWish.Sight(
            caller.folder(), caller.variable(MigrationWish.URL_VARIABLE).isPresent()));
  }

  private static Safety safety(String word) {
    List<String> words = Arrays.stream(Safety.values()).map(Safety::word).toList();
    return Arrays.stream(Safety.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    CommonRules.WRONG_USAGE,
                    "%s has no value `%s`".formatted(SAFE, word),
                    Suggestion.listing(word, words, "use one of ")));
  }
}
