package dev.kinship.cli.command;

import dev.kinship.answer.PlanAnswer;
import dev.kinship.cli.console.Console;
import dev.kinship.flow.Outcome;
import dev.kinship.plan.Plan;
import java.util.Map;

/**
 * What a program reads of a plan and its outcome, in one object; {@code known} is whether the plan
 * was shown before, so that it need not be read again.
 */
record JsonEnding(WriteOptions options, Console console, boolean known) {
  /** Prints the plan, before anything is written. */
  void begin(Plan plan) {
    boolean leftOut = known && !options.asksForDetail();
    console.json().begin(leftOut ? Map.of() : PlanAnswer.of(plan, options.detail(console)));
  }

  /** Prints the outcome, after the plan. */
  void end(Outcome outcome) {
    if (!console.json().isBegun()) {
      begin(outcome.toldPlan());
    }
    console.json().show(PlanAnswer.end(outcome));
  }
}
