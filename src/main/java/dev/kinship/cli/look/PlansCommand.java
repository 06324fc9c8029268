package dev.kinship.cli.look;

import dev.kinship.answer.PlansAnswer;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.flow.KeptPlan;
import dev.kinship.report.Piece;
import dev.kinship.request.Given;
import java.time.Duration;
import java.util.List;

/** {@code kin plans}: the plans that dry runs have kept, the newest first. */
public final class PlansCommand implements Verb {
  @Override
  public String name() {
    return "plans";
  }

  @Override
  public Usage usage() {
    return Usage.of("List the plans that dry runs have kept, and whether they still fit.")
        .example("kin plans", "what kin commit could write")
        .with("Options", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    List<KeptPlan> plans = OpenProject.of(given, console).plans();
    if (Options.isJson(given)) {
      console.json().show(PlansAnswer.of(plans));
      return ExitCode.DONE;
    }
    for (KeptPlan it : plans) {
      console
          .out()
          .line(Piece.bold(it.id()), Piece.plain("  %s, %s".formatted(state(it), age(it.age()))));
      it.sentences().forEach(sentence -> console.out().line("  " + sentence));
    }
    console
        .out()
        .line(
            plans.isEmpty()
                ? "No plans are kept. A dry run keeps one: kin add … --dry-run"
                : "To write one: kin commit ID");
    return ExitCode.DONE;
  }

  private static String state(KeptPlan plan) {
    return switch (plan.state()) {
      case CURRENT -> "current";
      case WRITTEN -> "already in place";
      case STALE -> "no longer fits: `%s` changed".formatted(String.join("`, `", plan.changed()));
      case UNUSABLE -> "cannot be used";
    };
  }

  private static String age(Duration age) {
    if (age.toMinutes() < 1) {
      return "less than a minute old";
    }
    return age.toHours() < 1
        ? counted(age.toMinutes(), "minute")
        : age.toDays() < 1 ? counted(age.toHours(), "hour") : counted(age.toDays(), "day");
  }

  private static String counted(long count, String unit) {
    return "%d %s%s old".formatted(count, unit, count == 1 ? "" : "s");
  }
}
