package dev.kinship.cli;

import static dev.kinship.cli.Options.flag;
import static dev.kinship.cli.Options.has;
import static dev.kinship.cli.Options.text;
import static dev.kinship.cli.Options.value;

import dev.kinship.dialect.Manner;
import dev.kinship.flow.MigrationWish;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how a migration is written. */
final class MigrationWords {
  private static final String DROP_KEY = "--drop-key";

  private MigrationWords() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(value("--dialect", "NAME", "The database of the migration; else sqlite."))
        .addOption(value("--migrations", "DIR", "The folder of migrations; else migrations."))
        .addOption(flag("--no-migration", "Write no migration."))
        .addOption(dropKey());
  }

  /** What a command that always knows whether it writes one lets a user say. */
  static CommandSpec addManner(CommandSpec spec) {
    return spec.addOption(dropKey());
  }

  private static OptionSpec dropKey() {
    return flag(DROP_KEY, "Values of a key, and rows of a table that goes, may be lost.");
  }

  static MigrationWish read(ParseResult words) {
    return new MigrationWish(
        !has(words, "--no-migration"),
        text(words, "--migrations"),
        text(words, "--dialect"),
        Optional.empty(),
        manner(words));
  }

  private static Manner manner(ParseResult words) {
    Manner usual = Manner.DEFAULT;
    return new Manner(usual.safety(), usual.backfill(), has(words, DROP_KEY));
  }
}
