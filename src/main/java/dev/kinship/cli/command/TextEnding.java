package dev.kinship.cli.command;

import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Series;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.Outcome;
import dev.kinship.plan.Plan;
import dev.kinship.report.SummaryReport;
import dev.kinship.report.TextReport;
import java.util.List;
import java.util.stream.Stream;

/** What a person reads of an outcome; {@code asks} is whether a question was possible. */
record TextEnding(WriteOptions options, Console console, boolean asks, Phrases phrases) {
  void show(Outcome outcome) {
    TextReport report = new TextReport(console.out(), console.files());
    switch (outcome.status()) {
      case ALREADY_SO -> {
        report.showMeaning(outcome.plan());
        report.say(phrases.alreadySo());
      }
      case KEPT -> {
        String commit = "kin commit " + outcome.plan().id();
        if (options.dryRun()) {
          report.say("Dry run: nothing was written.");
          report.say("To write exactly this: " + commit);
        } else {
          refuse("to write exactly this: " + commit + " -y");
        }
      }
      case WRITTEN -> {
        written(outcome.plan()).forEach(report::say);
        if (console.terminal()) {
          phrases.next(outcome.plan(), console.files()).forEach(report::say);
        }
      }
      case NOT_WRITTEN -> notWritten(outcome, report);
    }
  }

  private void notWritten(Outcome outcome, TextReport report) {
    if (options.check()) {
      new SummaryReport(console.out(), console.files()).show(outcome.plan());
      report.say("Nothing was written: run it again without --check to write this.");
    } else if (options.dryRun()) {
      report.say("Dry run: nothing was written.");
      outcome.unkept().ifPresent(report::show);
    } else if (asks) {
      report.say(phrases.declined());
    } else {
      refuse("pass --yes to write it");
    }
  }

  private void refuse(String help) {
    String why =
        options.noInput() ? "--no-input allows no question" : "there is no terminal to ask at";
    new TextReport(console.err())
        .show(
            new Diagnostic(FlowRules.NOT_WRITTEN, "nothing was written: " + why, List.of(), help));
  }

  /**
   * In one line, or with each file on a line of its own if the terminal is too narrow; of many, the
   * first ones.
   */
  private List<String> written(Plan plan) {
    String line = "%s: %s.".formatted(phrases.written(), files(plan));
    return line.length() <= console.columns()
        ? List.of(line)
        : Stream.concat(
                Stream.of(phrases.written() + ":"), Series.few(names(plan)).map("  "::concat))
            .toList();
  }

  /** The files of a plan, as the user names them; of many, the first ones. */
  String files(Plan plan) {
    return String.join(", ", Series.few(names(plan)).toList());
  }

  private List<String> names(Plan plan) {
    return plan.changes().stream().map(it -> console.files().of(it.name())).toList();
  }
}
