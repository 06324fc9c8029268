package dev.kinship.cli.command;

import dev.kinship.answer.VerifyAnswer;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Identity;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.flow.verify.Verified;
import dev.kinship.flow.verify.Verified.Group;
import dev.kinship.flow.verify.Verified.Status;
import dev.kinship.flow.verify.VerifyWish;
import dev.kinship.flow.verify.Verifying;
import dev.kinship.plan.Plan;
import dev.kinship.proof.ProofRules;
import dev.kinship.proof.TrustedProjects;
import dev.kinship.report.Piece;
import dev.kinship.report.TextReport;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.Option;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code kin verify} and the commands with {@code --verify} have in common: they ask whether
 * the project's code may run, run it, and show what came of it.
 */
public record Proving(Given given, Console console) {
  static final String VERIFY = "--verify";
  private static final String TRUST = "--trust";
  private static final String PYTHON = "--python";
  private static final String MIGRATIONS = "--migrations";
  private static final String TIMEOUT = "--timeout";
  private static final int SECONDS = 60;

  /** How the project's code is run. */
  public static final List<Option> OPTIONS =
      List.of(
          Option.value(PYTHON, "PATH", "The Python that has the project's libraries.")
              .usually("the active one, .venv, uv, Poetry, python3"),
          Option.value(TIMEOUT, "SECONDS", "How long one import order may take.")
              .usually(String.valueOf(SECONDS)),
          Option.flag(TRUST, "Run the project's code without asking, now and later."));

  /** The same for a command that writes first. */
  public static final List<Option> AFTER_WRITING =
      Stream.concat(
              Stream.of(
                  Option.flag(
                      VERIFY,
                      "Prove what was written, as kin verify does; take it back if that fails.")),
              OPTIONS.stream())
          .toList();

  /** Whether what a command writes must be proved. */
  public boolean isWanted() {
    return given.has(VERIFY);
  }

  /** All or what {@code words} name. */
  public VerifyWish wish(List<String> words) {
    return wish(words, Plan.EMPTY);
  }

  /** What a plan has written. */
  VerifyWish wish(Plan plan) {
    return wish(List.of(), plan);
  }

  private VerifyWish wish(List<String> words, Plan plan) {
    return new VerifyWish(
        words,
        plan.sides(),
        given.text(PYTHON),
        given.text(MIGRATIONS),
        given.text(MigrationOptions.DIALECT),
        seconds(),
        isWanted() ? Optional.empty() : MigrationOptions.database(given, console));
  }

  private int seconds() {
    String words = given.text(TIMEOUT).orElse(String.valueOf(SECONDS));
    if (!words.matches("[1-9]\\d{0,4}")) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "%s has no value `%s`".formatted(TIMEOUT, words),
          "pass a number of seconds, from 1 to 99999");
    }
    return Integer.parseInt(words);
  }

  /**
   * Before a command writes: refuses options that only a proof has, and what the user does not
   * allow to run; {@code kinship} is used for the question only.
   */
  public void prepare(Supplier<Kinship> kinship) {
    if (isWanted()) {
      Kinship project = kinship.get();
      requireConsent(project, () -> project.verifying(wish(List.of()), console));
      return;
    }
    Stream.of(PYTHON, TIMEOUT, TRUST)
        .filter(given::has)
        .findFirst()
        .ifPresent(
            it -> {
              throw new Refused(
                  CommonRules.WRONG_USAGE,
                  "%s applies to a proof, and without %s there is no proof".formatted(it, VERIFY),
                  "add %s, or leave %s out".formatted(VERIFY, it));
            });
  }

  /** Running the project's code is the user's decision, once for each project. */
  public void requireConsent(Kinship kinship, Supplier<Verifying> verifying) {
    seconds();
    TrustedProjects trusted = Identity.trustedProjects(console);
    if (trusted.has(kinship.root())) {
      return;
    }
    if (!given.has(TRUST)) {
      ask(kinship, verifying.get());
    }
    trusted.add(kinship.root());
  }

  private void ask(Kinship kinship, Verifying verifying) {
    String what =
        "run %s, import %d module%s of %s in a copy of the project, and use its models"
            .formatted(
                verifying.interpreter().command(),
                verifying.modules(),
                verifying.modules() == 1 ? "" : "s",
                kinship.root());
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

  /**
   * Proves what a command has written or found in place, and shows what came of it. If it fails,
   * what was written is taken back, and that is a refusal.
   */
  Verified after(Outcome outcome, Supplier<Kinship> kinship) {
    Verified verified;
    try {
      verified = kinship.get().verifying(wish(outcome.plan()), console).run();
    } catch (Refused e) {
      takeBack(outcome, kinship);
      throw e.with(it -> it.withHelp(it.help() + "; what was written was taken back"));
    }
    if (Options.isJson(given)) {
      console.json().begin(Map.of("proof", VerifyAnswer.of(verified)));
    } else {
      show(verified);
    }
    if (verified.hasFailed() && outcome.commit().isPresent()) {
      takeBack(outcome, kinship);
      throw new Refused(
          ProofRules.TAKEN_BACK,
          "the proof failed, so what was written was taken back: `%s`"
              .formatted(
                  outcome.plan().changes().stream()
                      .map(it -> console.files().of(it.name()))
                      .collect(Collectors.joining("`, `"))),
          "correct what the errors above name, then run the command again; without --verify it is written anyway");
    }
    return verified;
  }

  private static void takeBack(Outcome outcome, Supplier<Kinship> kinship) {
    try {
      outcome.commit().ifPresent(it -> kinship.get().takeBack(it));
    } catch (Refused e) {
      throw e.with(it -> it.withHelp("the proof failed, and what was written stays: " + it.help()));
    }
  }

  /** Shows what came of each relationship, and of what was needed for it. */
  public void show(Verified verified) {
    TextReport report = new TextReport(console.out(), console.files());
    verified.failures().forEach(report::show);
    for (Group group : verified.groups()) {
      group.failure().ifPresent(report::show);
      if (group.failure().isEmpty()) {
        String word = group.status() == Status.PROVED ? "proved" : "not tried";
        console
            .out()
            .line(
                Piece.bold("%-9s ".formatted(word)),
                Piece.plain(String.join(", ", group.names()) + ": " + group.how()));
      }
    }
    verified.notes().forEach(report::show);
    report.say(summary(verified));
  }

  private static String summary(Verified verified) {
    if (verified.relationships().isEmpty()) {
      return "The models have no relationships to prove.";
    }
    if (verified.python().isEmpty()) {
      return "Nothing was tried.";
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
