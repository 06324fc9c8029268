package dev.kinship.cli;

import static dev.kinship.cli.Options.flag;
import static dev.kinship.cli.Options.has;
import static dev.kinship.cli.Options.text;
import static dev.kinship.cli.Options.value;

import dev.kinship.dialect.Manner;
import dev.kinship.flow.MigrationWish;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The options that say how a migration is written. */
final class MigrationWords {
  private MigrationWords() {}

  static CommandSpec addTo(CommandSpec spec) {
    return spec.addOption(value("--dialect", "NAME", "The database of the migration; else sqlite."))
        .addOption(value("--migrations", "DIR", "The folder of migrations; else migrations."))
        .addOption(flag("--no-migration", "Write no migration."))
        .addOption(
            value(
                "--db",
                "URL",
                "Read the tables from this database; env:NAME is a variable that holds the URL."))
        .addOption(
            value(
                "--orphans",
                "WHAT",
                "With --db, where rows have no parent: refuse (the default) or keep."));
  }

  static MigrationWish read(ParseResult words, Console console) {
    return new MigrationWish(
        !has(words, "--no-migration"),
        text(words, "--migrations"),
        text(words, "--dialect"),
        DatabaseWords.read(words, console),
        Manner.DEFAULT);
  }
}
