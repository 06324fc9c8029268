package dev.kinship.cli.command;

import dev.kinship.answer.Detail;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.request.Given;
import dev.kinship.request.Option;
import java.util.List;
import java.util.stream.Stream;

/** The options that decide whether a plan is written, and how much of it is shown. */
public record WriteOptions(Given given) {
  private static final String DRY_RUN = "--dry-run";
  private static final String YES = "--yes";
  private static final String CHECK = "--check";

  /** Those of every command that writes. */
  public static final List<Option> ALL =
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
  public static final List<Option> WITH_CHECK =
      Stream.concat(
              ALL.stream(),
              Stream.of(
                  Option.flag(
                      CHECK,
                      "Write nothing and ask nothing; exit with 1 if anything would be written.")))
          .toList();

  /** Refuses options that contradict each other. */
  public WriteOptions {
    refuseBoth(given, DRY_RUN, YES, "%s writes nothing, and %s writes without asking");
    refuseBoth(given, CHECK, YES, "%s writes nothing, and %s writes without asking");
    refuseBoth(given, Proving.VERIFY, DRY_RUN, "%s proves what was written, and %s writes nothing");
    refuseBoth(given, Proving.VERIFY, CHECK, "%s proves what was written, and %s writes nothing");
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

  private static void refuseBoth(Given given, String one, String other, String message) {
    if (given.has(one) && given.has(other)) {
      throw new Refused(
          CommonRules.WRONG_USAGE, message.formatted(one, other), "leave one of the two out");
    }
  }

  boolean dryRun() {
    return given.has(DRY_RUN);
  }

  boolean yes() {
    return given.has(YES);
  }

  boolean check() {
    return given.has(CHECK);
  }

  boolean noInput() {
    return given.has(Options.NO_INPUT);
  }

  boolean json() {
    return Options.isJson(given);
  }

  /** Whether the user asks for a certain detail. */
  boolean asksForDetail() {
    return given.text(Options.DIFF).isPresent();
  }

  /** Files and pipes get every line, unless they ask for less. */
  Detail detail(Console console) {
    Detail usual = console.terminal() || json() ? Detail.SHORT : Detail.FULL;
    return given.text(Options.DIFF).flatMap(Detail::called).orElse(usual);
  }
}
