package dev.kinship.cli.verify;

import dev.kinship.answer.VerifyAnswer;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Identity;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.verify.Verified;
import dev.kinship.flow.verify.Verified.Item;
import dev.kinship.flow.verify.Verified.Status;
import dev.kinship.flow.verify.VerifyWish;
import dev.kinship.flow.verify.Verifying;
import dev.kinship.proof.Interpreter;
import dev.kinship.proof.ProofRules;
import dev.kinship.proof.TrustedProjects;
import dev.kinship.report.Piece;
import dev.kinship.report.TextReport;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code kin verify}: runs relationships on a new database, in a copy of the project. */
public final class VerifyCommand implements Verb {
  private static final String TRUST = "--trust";
  private static final String PYTHON = "--python";
  private static final String MIGRATIONS = "--migrations";
  private static final String TIMEOUT = "--timeout";
  private static final int SECONDS = 60;

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
        .example("kin verify --trust --format json", "in a script")
        .with(
            new Usage.Words(
                "[MODEL|MODEL.NAME]...", true, "MODEL is a model, NAME one of its relationships."))
        .with(
            "Options",
            List.of(
                Option.value(PYTHON, "PATH", "The Python that has the project's libraries.")
                    .usually("the active environment, .venv, venv, python3"),
                Option.value(MIGRATIONS, "DIR", "The folder of the migrations."),
                Option.value(TIMEOUT, "SECONDS", "How long one import order may take.")
                    .usually(String.valueOf(SECONDS)),
                Option.flag(TRUST, "Run the project's code without asking, now and later."),
                Option.flag(Options.NO_INPUT, "Never ask: refuse what needs an answer.")))
        .with("Options", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    VerifyWish wish =
        new VerifyWish(given.words(), given.text(PYTHON), given.text(MIGRATIONS), seconds(given));
    Kinship kinship = OpenProject.of(given, console);
    Verifying verifying = kinship.verifying(wish, console);
    requireConsent(kinship, verifying, given, console);
    Verified verified = verifying.run();
    if (Options.isJson(given)) {
      console.json().show(VerifyAnswer.of(verified));
    } else {
      show(verified, console);
    }
    return verified.hasFailed() ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private static int seconds(Given given) {
    String words = given.text(TIMEOUT).orElse(String.valueOf(SECONDS));
    if (!words.matches("[1-9]\\d{0,4}")) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s has no value `%s`".formatted(TIMEOUT, words),
          "pass a number of seconds, at least 1");
    }
    return Integer.parseInt(words);
  }

  /** Running the project's code is the user's decision, once for each project. */
  private static void requireConsent(
      Kinship kinship, Verifying verifying, Given given, Console console) {
    TrustedProjects trusted = Identity.trustedProjects(console);
    if (trusted.has(kinship.root())) {
      return;
    }
    if (!given.has(TRUST)) {
      ask(kinship, verifying, given, console);
    }
    trusted.add(kinship.root());
  }

  private static void ask(Kinship kinship, Verifying verifying, Given given, Console console) {
    Interpreter python = verifying.interpreter();
    String what =
        "run %s, import %d modules of %s in a copy of the project, and use its models"
            .formatted(python.command(), verifying.modules(), kinship.root());
    boolean canAsk = console.terminal() && !Options.isJson(given);
    if (canAsk) {
      console.out().line("kin verify will %s.".formatted(what));
      console.atInterrupt("Nothing was run.");
      console.out().line("That code runs as you. Do this only if you trust the project.");
    }
    Optional<String> answer = canAsk ? console.ask("Run it? [y/N] ") : Optional.empty();
    if (answer.map(it -> it.toLowerCase(Locale.ROOT)).filter(it -> it.matches("y|yes")).isEmpty()) {
      throw new Refused(
          ProofRules.NOT_TRUSTED,
          "kin verify would %s, and you have not allowed it".formatted(what),
          "if you trust the project's code, pass --trust; it is remembered for this project");
    }
  }

  private static void show(Verified verified, Console console) {
    TextReport report = new TextReport(console.out(), console.files());
    verified.failures().forEach(report::show);
    for (Item item : verified.relationships()) {
      item.failure().ifPresent(report::show);
      if (item.failure().isEmpty()) {
        String word = item.status() == Status.PROVED ? "proved" : "not tried";
        console
            .out()
            .line(
                Piece.bold("%-9s ".formatted(word)), Piece.plain(item.name() + ": " + item.how()));
      }
    }
    verified.notes().forEach(report::show);
    console.out().line(summary(verified));
  }

  private static String summary(Verified verified) {
    if (verified.relationships().isEmpty()) {
      return "The models have no relationships to prove.";
    }
    return "%d proved, %d failed, %d not tried, on Python %s and version %s of the library."
        .formatted(
            verified.count(Status.PROVED),
            verified.count(Status.FAILED),
            verified.count(Status.NOT_TRIED),
            verified.python(),
            verified.library());
  }
}
