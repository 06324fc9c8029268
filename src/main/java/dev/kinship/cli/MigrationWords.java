package dev.kinship.cli;

import static dev.kinship.cli.Options.flag;
import static dev.kinship.cli.Options.has;
import static dev.kinship.cli.Options.text;
import static dev.kinship.cli.Options.value;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.flow.MigrationWish;
import dev.kinship.text.Similar;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how a migration is written. */
final class MigrationWords {
  static final String DATABASE = "--db";
  static final String ORPHANS = "--orphans";
  private static final String DROP_KEY = "--drop-key";
  private static final String SAFE = "--safe";
  private static final String BACKFILL = "--backfill";
  private static final String NO_MIGRATION = "--no-migration";

  /** What only a migration makes use of; a removal without one still takes the key field. */
  private static final List<String> OF_A_MIGRATION =
      List.of("--dialect", "--migrations", DATABASE, ORPHANS, BACKFILL, SAFE, DROP_KEY);

  private MigrationWords() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(
            value(
                "--dialect",
                "NAME",
                "The database of the migration: sqlite, postgresql, mysql, mariadb, h2, or, not tested on it, cockroachdb, yugabytedb, citus, vitess, tidb. Default: that of the existing migrations, or sqlite."))
        .addOption(folder())
        .addOption(flag(NO_MIGRATION, "Write no migration."))
        .addOption(
            value(
                DATABASE,
                "URL",
                "Read the tables from this database. env:NAME is a variable that holds the URL."))
        .addOption(
            value(
                ORPHANS,
                "WHAT",
                "With --db, if rows have no parent: refuse (the default) or keep."))
        .addOption(
            value(
                BACKFILL, "EXPR", "An SQL expression that fills a required key in existing rows."))
        .addOption(
            value(
                SAFE,
                "WHEN",
                "When a migration keeps tables usable while it runs: always, auto or never. auto (the default): unless they are known to be small."))
        .addOption(dropKey());
  }

  /** What a command says that takes away: it reads no database, and no key is filled. */
  static CommandSpec addToRemoval(CommandSpec spec) {
    return spec.addOption(
            value(
                "--dialect",
                "NAME",
                "The database of the migration. Default: that of the existing migrations, or sqlite."))
        .addOption(folder())
        .addOption(flag(NO_MIGRATION, "Write no migration."))
        .addOption(dropKey());
  }

  /** What a command that always knows whether it writes one lets a user say. */
  static CommandSpec addManner(CommandSpec spec) {
    return spec.addOption(dropKey());
  }

  private static OptionSpec folder() {
    return value(
        "--migrations",
        "DIR",
        "The folder of migrations. Default: the existing one, or migrations.");
  }

  private static OptionSpec dropKey() {
    return flag(
        DROP_KEY, "Allow a migration to delete a key with its values, or a table with its rows.");
  }

  static MigrationWish read(ParseResult words, Console console) {
    requireUse(words, OF_A_MIGRATION);
    return wish(words, console);
  }

  /** The same for a command that removes: it may drop the key field without a migration. */
  static MigrationWish readRemoval(ParseResult words, Console console) {
    requireUse(words, OF_A_MIGRATION.stream().filter(it -> !it.equals(DROP_KEY)).toList());
    return wish(words, console);
  }

  private static void requireUse(ParseResult words, List<String> flags) {
    if (has(words, NO_MIGRATION)) {
      flags.stream()
          .filter(it -> has(words, it))
          .findFirst()
          .ifPresent(
              it -> {
                throw new Refused(
                    Rule.WRONG_USAGE,
                    "%s applies to a migration, and with %s there is none"
                        .formatted(it, NO_MIGRATION),
                    "leave one of the two out");
              });
    }
  }

  static boolean dropsKeys(ParseResult words) {
    return has(words, DROP_KEY);
  }

  private static MigrationWish wish(ParseResult words, Console console) {
    return new MigrationWish(
        !has(words, NO_MIGRATION),
        text(words, "--migrations"),
        text(words, "--dialect"),
        has(words, DATABASE) || has(words, ORPHANS)
            ? DatabaseWords.read(words, console)
            : Optional.empty(),
        new RenderOptions(
            text(words, SAFE).map(MigrationWords::safety).orElse(Safety.AUTO),
            text(words, BACKFILL).map(it -> SqlExpression.read(BACKFILL, it)),
            has(words, DROP_KEY)));
  }

  private static Safety safety(String word) {
    List<String> words = Arrays.stream(Safety.values()).map(Safety::word).toList();
    return Arrays.stream(Safety.values())
        .filter(it -> it.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new Refused(
                    Rule.WRONG_USAGE,
                    "%s has no value `%s`".formatted(SAFE, word),
                    Similar.to(word, words)
                        .map("did you mean `%s`?"::formatted)
                        .orElse("use one of " + String.join(", ", words))));
  }
}
