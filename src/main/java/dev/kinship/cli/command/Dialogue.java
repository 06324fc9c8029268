package dev.kinship.cli.command;

import static java.util.stream.Collectors.joining;

import dev.kinship.answer.Detail;
import dev.kinship.answer.PlanAnswer;
import dev.kinship.cli.console.Console;
import dev.kinship.cli.console.Identity;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Consent;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.flow.verify.Verified;
import dev.kinship.plan.Plan;
import dev.kinship.report.OutputFailed;
import dev.kinship.report.SummaryReport;
import dev.kinship.report.TextReport;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import dev.kinship.request.Wish;
import dev.kinship.text.Digests;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the commands that write have in common: they show a plan, ask, and report the outcome.
 * {@code known} is whether the plan was shown before, so that a program need not read it again.
 */
public record Dialogue(Given given, Console console, boolean known) {
  private static final String DRY_RUN = "--dry-run";
  private static final String YES = "--yes";
  private static final String CHECK = "--check";
  private static final String VERIFY = "--verify";

  /** The options that decide whether a plan is written. */
  public static final List<Option> OPTIONS =
      List.of(
          Option.flag(DRY_RUN, "Show what would be written, and keep it for kin commit.").or("-n"),
          Option.flag(YES, "Write without asking.").or("-y"),
          Option.flag(Options.NO_INPUT, "Never ask: refuse what needs an answer."),
          Option.value(
                  Options.DIFF,
                  String.join("|", Detail.words()),
                  "How much of the changes to show.")
              .usually("short; full if text is piped"));

  /** The same for a command that can tell whether there is anything to do. */
  public static final List<Option> OPTIONS_WITH_CHECK =
      Stream.concat(
              OPTIONS.stream(),
              Stream.of(
                  Option.flag(
                      CHECK,
                      "Write nothing and ask nothing; exit with 1 if anything would be written.")))
          .toList();

  public Dialogue {
    refuseBoth(given, DRY_RUN, YES, "%s writes nothing, and %s writes without asking");
    refuseBoth(given, CHECK, YES, "%s writes nothing, and %s writes without asking");
    refuseBoth(given, VERIFY, DRY_RUN, "%s proves what was written, and %s writes nothing");
    refuseBoth(given, VERIFY, CHECK, "%s proves what was written, and %s writes nothing");
    refuseBoth(given, CHECK, DRY_RUN, "%s keeps no plan, and %s keeps one for kin commit");
    given
        .text(Options.DIFF)
        .filter(it -> Detail.called(it).isEmpty())
        .ifPresent(
            it -> {
              throw new Refused(
                  CommonRules.WRONG_USAGE,
                  "--diff has no value `%s`".formatted(it),
                  "use short, full or none");
            });
  }

  /** The usual one, about a plan that is new. */
  public Dialogue(Given given, Console console) {
    this(given, console, /* known= */ false);
  }

  private static void refuseBoth(Given given, String one, String other, String message) {
    if (given.has(one) && given.has(other)) {
      throw new Refused(
          CommonRules.WRONG_USAGE, message.formatted(one, other), "leave one of the two out");
    }
  }

  /** Kinship in the given project, after an interrupted run has been recovered. */
  public Kinship kinship() {
    Kinship kinship = again();
    console.enter(kinship.root());
    if (kinship.hasForeignFolder()) {
      note(
          "`.kinship` was not created by you on this machine, so Kinship does not use its contents",
          "if it came with the repository, remove it: rm -r .kinship; if it is yours, run kin with the HOME and XDG_STATE_HOME that you used then");
    }
    kinship.recover().ifPresent(it -> Recoveries.tell(it, console));
    kinship.settings(); // broken settings are an error for every command
    return kinship;
  }

  /**
   * The same for a command that writes, before which the user must allow a proof if it is asked
   * for.
   */
  public Kinship kinshipThatWrites() {
    Kinship kinship = kinship();
    new Proving(given, console).prepare(this::again);
    return kinship;
  }

  /** Kinship in the given project, with the files as they are now. */
  private Kinship again() {
    return Kinship.in(
        Options.folder(given, console),
        console.libraries(),
        Identity.trust(console),
        Identity.seal(console),
        Clock.systemUTC());
  }

  /** The same, for a command that shows the history. */
  public Kinship kinshipWithHistory() {
    Kinship kinship = kinship();
    List<String> foreign = kinship.foreignHistory();
    if (!foreign.isEmpty()) {
      note(
          "the history omits files that you did not write on this machine: `%s`"
              .formatted(String.join("`, `", foreign)),
          "if they came with the repository, remove them; if they are yours, run kin with the HOME and XDG_STATE_HOME that you used then");
    }
    return kinship;
  }

  private void note(String message, String help) {
    new TextReport(console.err())
        .show(new Diagnostic(FlowRules.NOT_OURS, message, List.of(), help));
  }

  public boolean isDryRun() {
    return given.has(DRY_RUN);
  }

  /** Whether a question about the wish may be asked: at a terminal, and without JSON. */
  public boolean canAsk() {
    return console.terminal() && !given.has(CHECK) && !isJson();
  }

  /** The same for a question that --yes answers. */
  public boolean mayAsk() {
    return canAsk() && !given.has(YES);
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
    if (!isDryRun() && (given.has(YES) || given.has(CHECK) || mayAsk())) {
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
    if (given.has(CHECK)) {
      return false;
    }
    if (given.has(YES)) {
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
      if (isJson()) {
        console.json().begin(fields(plan));
      }
      show(plan);
      console.out().flush();
    } catch (OutputFailed e) {
      throw e.meaning("so nothing was written");
    }
  }

  /** Whether {@link #show} leaves lines out. */
  public boolean leavesOut(Plan plan) {
    return isShort() && SummaryReport.shortens(plan);
  }

  /** Shows a plan as the options say. */
  public void show(Plan plan) {
    if (isJson()) {
      return;
    }
    if (isShort()) {
      new SummaryReport(console.out(), console.files()).preview(plan);
    } else if (detail() == Detail.NONE) {
      text().showMeaning(plan);
    } else {
      showWhole(plan);
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

  private boolean isShort() {
    return detail() == Detail.SHORT;
  }

  /** Files and pipes get every line, unless they ask for less. */
  private Detail detail() {
    Detail usual = console.terminal() || isJson() ? Detail.SHORT : Detail.FULL;
    return given.text(Options.DIFF).flatMap(Detail::called).orElse(usual);
  }

  private TextReport text() {
    return new TextReport(console.out(), console.files());
  }

  /** Says what came of it, and returns the exit code. */
  public int end(Outcome outcome, Phrases phrases) {
    boolean works = proof(outcome).map(it -> !it.hasFailed()).orElse(true);
    try {
      report(outcome, phrases);
      console.out().flush();
    } catch (OutputFailed e) {
      throw outcome.status() == Outcome.Status.WRITTEN
          ? e.meaning("but the files were written: " + files(outcome.plan()))
          : e;
    }
    boolean written =
        switch (outcome.status()) {
          case WRITTEN, ALREADY_SO -> true;
          case KEPT, NOT_WRITTEN -> false;
        };
    return (written && works) || isDryRun() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  /** Proves what is in place now, if that is wanted. Takes back what was written if it fails. */
  private Optional<Verified> proof(Outcome outcome) {
    Proving proving = new Proving(given, console);
    boolean inPlace =
        outcome.status() == Outcome.Status.WRITTEN || outcome.status() == Outcome.Status.ALREADY_SO;
    if (!proving.isWanted() || !inPlace) {
      return Optional.empty();
    }
    if (isJson() && !console.json().isBegun()) {
      console.json().begin(fields(outcome.toldPlan()));
    }
    return Optional.of(proving.after(outcome, this::again));
  }

  private void report(Outcome outcome, Phrases phrases) {
    if (isJson()) {
      if (!console.json().isBegun()) {
        console.json().begin(fields(outcome.toldPlan()));
      }
      console.json().show(PlanAnswer.end(outcome));
    } else {
      tell(outcome, phrases);
    }
  }

  private Map<String, Object> fields(Plan plan) {
    boolean asked = given.text(Options.DIFF).isPresent();
    return known && !asked ? Map.of() : PlanAnswer.of(plan, detail());
  }

  private void tell(Outcome outcome, Phrases phrases) {
    TextReport report = text();
    switch (outcome.status()) {
      case ALREADY_SO -> {
        report.showMeaning(outcome.plan());
        report.say(phrases.alreadySo());
      }
      case KEPT -> {
        String commit = "kin commit " + outcome.plan().id();
        if (isDryRun()) {
          report.say("Dry run: nothing was written.");
          report.say("To write exactly this: " + commit);
        } else {
          new TextReport(console.err())
              .show(notWritten("to write exactly this: " + commit + " -y"));
        }
      }
      case WRITTEN -> {
        written(outcome.plan(), phrases).forEach(report::say);
        if (console.terminal()) {
          phrases.next(outcome.plan(), console.files()).forEach(report::say);
        }
      }
      case NOT_WRITTEN -> {
        if (given.has(CHECK)) {
          new SummaryReport(console.out(), console.files()).show(outcome.plan());
          report.say("Nothing was written: run it again without --check to write this.");
        } else if (given.has(DRY_RUN)) {
          report.say("Dry run: nothing was written.");
          outcome.unkept().ifPresent(report::show);
        } else if (mayAsk()) {
          report.say(phrases.declined());
        } else {
          new TextReport(console.err()).show(notWritten("pass --yes to write it"));
        }
      }
    }
  }

  private Diagnostic notWritten(String help) {
    return new Diagnostic(
        FlowRules.NOT_WRITTEN,
        "nothing was written: "
            + (given.has(Options.NO_INPUT)
                ? "--no-input allows no question"
                : "there is no terminal to ask at"),
        List.of(),
        help);
  }

  /** In one line, or with each file on a line of its own if the terminal is too narrow. */
  private List<String> written(Plan plan, Phrases phrases) {
    String line = "%s: %s.".formatted(phrases.written(), files(plan));
    return line.length() <= console.columns()
        ? List.of(line)
        : Stream.concat(Stream.of(phrases.written() + ":"), names(plan).map("  "::concat)).toList();
  }

  private String files(Plan plan) {
    return names(plan).collect(joining(", "));
  }

  private Stream<String> names(Plan plan) {
    return plan.changes().stream().map(it -> console.files().of(it.name()));
  }

  private boolean isJson() {
    return Options.isJson(given);
  }
}
