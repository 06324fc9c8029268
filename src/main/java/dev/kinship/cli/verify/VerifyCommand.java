package dev.kinship.cli.verify;

import dev.kinship.answer.VerifyAnswer;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Proving;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.verify.Verified;
import dev.kinship.flow.verify.Verifying;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.Option;
import java.util.List;

/** {@code kin verify}: runs relationships on a new database, in a copy of the project. */
public final class VerifyCommand implements Verb {
  @Override
  public String name() {
    return "verify";
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "Prove that relationships work: run them on a new database, in a copy.",
            "It imports the project's modules and uses its models, so it runs the project's code.")
        .example("kin verify", "all relationships")
        .example("kin verify Order.user", "one; Order alone for all of a model")
        .example("kin verify --db env:DATABASE_URL", "on a server, in a new database")
        .example("kin verify --trust --format json", "in a script")
        .with(
            new Usage.Words(
                "[MODEL|MODEL.NAME]...", true, "MODEL is a model, NAME one of its relationships."))
        .with("Options", Proving.OPTIONS)
        .with(
            "Options",
            List.of(
                Option.value("--migrations", "DIR", "The folder of the migrations."),
                Option.value(MigrationOptions.DIALECT, "NAME", "The database of the migrations.")
                    .usually("as the migrations are, else sqlite"),
                Option.value(
                    MigrationOptions.DATABASE,
                    "URL|env:NAME",
                    "Use this server instead of SQLite, with a new database that is dropped at the end. env:NAME is a variable that holds the URL."),
                Option.flag(Options.NO_INPUT, "Never ask: refuse what needs an answer.")))
        .with("Options", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    Proving proving = new Proving(given, console);
    Kinship kinship = OpenProject.of(given, console);
    Verifying verifying = kinship.verifying(proving.wish(given.words()), console);
    proving.requireConsent(kinship, () -> verifying);
    Verified verified = verifying.run();
    if (Options.isJson(given)) {
      console.json().show(VerifyAnswer.of(verified));
    } else {
      proving.show(verified);
    }
    return verified.hasFailed() ? ExitCode.REFUSED : ExitCode.DONE;
  }
}
