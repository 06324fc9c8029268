package dev.kinship.cli;

import static dev.kinship.cli.Options.flag;
import static dev.kinship.cli.Options.has;
import static dev.kinship.cli.Options.text;
import static dev.kinship.cli.Options.value;

import dev.kinship.dialect.Manner;
import dev.kinship.flow.MigrationWish;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how a migration is written. */
final class MigrationWords {
  private MigrationWords() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(value("--dialect", "NAME", "The database of the migration; else sqlite."))
        .addOption(value("--migrations", "DIR", "The folder of migrations; else migrations."))
        .addOption(flag("--no-migration", "Write no migration."));
  }

  static MigrationWish read(ParseResult words) {
    return new MigrationWish(
        !has(words, "--no-migration"),
        text(words, "--migrations"),
        text(words, "--dialect"),
        Optional.empty(),
        Manner.DEFAULT);
  }
}
