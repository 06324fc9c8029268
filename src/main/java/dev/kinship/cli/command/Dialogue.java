package dev.kinship.cli.command;

import dev.kinship.answer.Detail;
import dev.kinship.cli.console.Console;
import dev.kinship.flow.Consent;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.flow.verify.Verified;
import dev.kinship.plan.Plan;
import dev.kinship.report.OutputFailed;
import dev.kinship.report.SummaryReport;
import dev.kinship.report.TextReport;
import dev.kinship.request.Given;
import dev.kinship.request.Wish;
import dev.kinship.text.Digests;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Shows a plan, asks whether it may be written, and reports what came of it. */
public final class Dialogue {
  private final WriteOptions options;
  private final Console console;
  private final JsonEnding json;

  private Dialogue(Given given, Console console, boolean known) {
    this.options = new WriteOptions(given);
    this.console = console;
    this.json = new JsonEnding(options, console, known);
  }

  /** About a plan that is new. */
  public Dialogue(Given given, Console console) {
    this(given, console, /* known= */ false);
  }

  /** About a plan that was shown before, so that a program need not read it again. */
  public static Dialogue ofKnownPlan(Given given, Console console) {
    return new Dialogue(given, console, /* known= */ true);
  }

  /** What the command line gives. */
  public Given given() {
    return options.given();
  }

  public Console console() {
    return console;
  }

  public boolean isDryRun() {
    return options.dryRun();
  }

  /** Whether the plan may be written without a question. */
  public boolean saysYes() {
    return options.yes();
  }

  /** Whether a question about the wish may be asked: at a terminal, and without JSON. */
  public boolean canAsk() {
    return console.terminal() && !options.check() && !options.json();
  }

  /** The same for a question that --yes answers. */
  public boolean mayAsk() {
    return canAsk() && !options.yes();
  }

  /** What {@code wish} comes to. */
  public Outcome add(Kinship kinship, Wish wish) {
    return add(kinship, wish, this::consent);
  }

  /** The same, where {@code consent} shows the plan and asks. */
  public Outcome add(Kinship kinship, Wish wish, Consent consent) {
    return decide(() -> kinship.rehearse(wish), it -> kinship.add(wish, consent));
  }

  /** Written if that is wanted; kept for later by a dry run, and if no one can be asked. */
  public Outcome decide(Supplier<Outcome> rehearse, Function<Consent, Outcome> write) {
    Digests.prepare();
    if (!isDryRun() && (options.yes() || options.check() || mayAsk())) {
      return write.apply(this::consent);
    }
    Outcome outcome = rehearse.get();
    if (outcome.status() != Outcome.Status.ALREADY_SO) {
      show(outcome.plan());
    }
    return outcome;
  }

  /** Shows the plan and finds out whether it may be written. */
  public boolean consent(Plan plan) {
    if (options.check()) {
      return false;
    }
    if (options.yes()) {
      showBeforeWriting(plan);
      return true;
    }
    show(plan);
    return !isDryRun() && mayAsk() && isConfirmed(plan);
  }

  /** Asks until the answer is one. Nothing is written if the input ends. */
  private boolean isConfirmed(Plan plan) {
    boolean more = leavesOut(plan);
    String question = "Write this? [y/N%s] ".formatted(more ? "/d" : "");
    while (true) {
      switch (console.ask(question).map(it -> it.toLowerCase(Locale.ROOT)).orElse("n")) {
        case "y", "yes" -> {
          return true;
        }
        case "", "n", "no" -> {
          return false;
        }
        case "d" -> showWhole(plan);
        default ->
            console.out().line("y writes it, n does not" + (more ? ", d shows every line" : ""));
      }
    }
  }

  /** What could not be shown is not written. */
  private void showBeforeWriting(Plan plan) {
    try {
      if (options.json()) {
        json.begin(plan);
      }
      show(plan);
      console.out().flush();
    } catch (OutputFailed e) {
      throw e.meaning("so nothing was written");
    }
  }

  /** Whether {@link #show} leaves lines out. */
  public boolean leavesOut(Plan plan) {
    return options.detail(console) == Detail.SHORT && SummaryReport.shortens(plan);
  }

  /** Shows a plan as the options say. */
  public void show(Plan plan) {
    if (options.json()) {
      return;
    }
    switch (options.detail(console)) {
      case SHORT -> new SummaryReport(console.out(), console.files()).preview(plan);
      case NONE -> new TextReport(console.out(), console.files()).showMeaning(plan);
      case FULL -> showWhole(plan);
    }
  }

  /** Shows every line of a plan. */
  public void showWhole(Plan plan) {
    console.page(it -> new TextReport(it, console.files()).show(plan));
  }

  /** Shows the files of the migration alone, as they would be. */
  public void showMigration(Plan plan) {
    console.page(it -> new SummaryReport(it, console.files()).showMigration(plan));
  }

  /** Says what came of it, and returns the exit code. */
  public int end(Outcome outcome, Phrases phrases) {
    boolean works = proof(outcome).map(it -> !it.hasFailed()).orElse(true);
    TextEnding text = new TextEnding(options, console, mayAsk(), phrases);
    try {
      if (options.json()) {
        json.end(outcome);
      } else {
        text.show(outcome);
      }
      console.out().flush();
    } catch (OutputFailed e) {
      throw outcome.status() == Outcome.Status.WRITTEN
          ? e.meaning("but the files were written: " + text.files(outcome.plan()))
          : e;
    }
    boolean done =
        switch (outcome.status()) {
          case WRITTEN, ALREADY_SO -> works;
          case KEPT, NOT_WRITTEN -> isDryRun();
        };
    return done ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** Proves what is in place now, if that is wanted. Takes back what was written if it fails. */
  private Optional<Verified> proof(Outcome outcome) {
    Proving proving = new Proving(given(), console);
    boolean inPlace =
        outcome.status() == Outcome.Status.WRITTEN || outcome.status() == Outcome.Status.ALREADY_SO;
    if (!proving.isWanted() || !inPlace) {
      return Optional.empty();
    }
    if (options.json() && !console.json().isBegun()) {
      json.begin(outcome.toldPlan());
    }
    return Optional.of(proving.after(outcome, () -> OpenProject.again(given(), console)));
  }
}
