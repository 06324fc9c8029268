package dev.kinship.cli;

import static dev.kinship.cli.Options.flag;
import static dev.kinship.cli.Options.has;
import static dev.kinship.cli.Options.text;
import static dev.kinship.cli.Options.value;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.flow.Wish;
import dev.kinship.model.Sentence;
import dev.kinship.plan.Plan;
import dev.kinship.report.JsonReport;
import dev.kinship.report.TextReport;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin add}: reads a sentence, asks {@link Kinship}, shows what comes of it. */
final class AddCommand implements Verb {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("add");
    spec.usageMessage()
        .description("Relate two models: kin add Order belongs_to User.", "Without words it asks.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("SOURCE TYPE TARGET")
            .arity("0..*")
            .type(String[].class)
            .description(
                "The model, its relationship and the other model; types are belongs_to, has_one, has_many, has_many_through.")
            .build());
    return Options.withCommon(SentenceWords.addTo(spec))
        .addOption(value("--dialect", "NAME", "The database of the migration; else sqlite."))
        .addOption(value("--migrations", "DIR", "The folder of migrations; else migrations."))
        .addOption(flag("--no-migration", "Write no migration."))
        .addOption(flag("--dry-run", "Show what would be written, and write nothing."))
        .addOption(flag("--yes", "Write without asking."));
  }

  @Override
  public int run(ParseResult words, Console console) {
    Kinship kinship = Kinship.in(Options.folder(words, console), Clock.systemUTC());
    kinship.recover().ifPresent(it -> Recoveries.tell(it, console));
    List<String> said = List.of(words.matchedPositionalValue(0, new String[0]));
    boolean asked = said.isEmpty();
    Sentence sentence =
        asked ? new Questions(console, kinship).ask() : SentenceWords.read(said, words);
    Outcome outcome = kinship.add(wish(sentence, words), plan -> consent(plan, words, console));
    report(outcome, words, console);
    if (asked) {
      console.out().println("The same in one line: kin add " + sentence);
    }
    boolean declined = outcome.status() == Outcome.Status.NOT_WRITTEN && !has(words, "--dry-run");
    return declined ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private static Wish wish(Sentence sentence, ParseResult words) {
    return new Wish(
        List.of(sentence),
        !has(words, "--no-migration"),
        text(words, "--migrations"),
        text(words, "--dialect"));
  }

  private static boolean consent(Plan plan, ParseResult words, Console console) {
    if (!isJson(words)) {
      new TextReport(console.out(), console.colour()).show(plan);
    }
    if (has(words, "--dry-run") || has(words, "--yes")) {
      return has(words, "--yes") && !has(words, "--dry-run");
    }
    return !isJson(words)
        && console
            .ask("Write this? [y/N] ")
            .map(it -> it.toLowerCase(Locale.ROOT))
            .filter(it -> it.equals("y") || it.equals("yes"))
            .isPresent();
  }

  private static void report(Outcome outcome, ParseResult words, Console console) {
    Plan plan = outcome.plan();
    if (isJson(words)) {
      new JsonReport(console.out()).show(plan, outcome.status().name().toLowerCase(Locale.ROOT));
      return;
    }
    TextReport report = new TextReport(console.out(), console.colour());
    switch (outcome.status()) {
      case ALREADY_SO -> {
        report.showMeaning(plan);
        report.say("Already so: nothing to write.");
      }
      case WRITTEN -> report.say("Written: %s.".formatted(files(plan)));
      case NOT_WRITTEN -> {
        if (has(words, "--dry-run")) {
          report.say("Dry run: nothing was written.");
        } else {
          new TextReport(console.err(), console.colour()).show(notWritten());
        }
      }
    }
  }

  private static Diagnostic notWritten() {
    return new Diagnostic(
        Rule.NOT_WRITTEN, "nothing was written", List.of(), "answer y, or say --yes");
  }

  private static String files(Plan plan) {
    return String.join(", ", plan.changes().stream().map(it -> it.name()).toList());
  }

  static boolean isJson(ParseResult words) {
    return text(words, Options.FORMAT).equals(Optional.of("json"));
  }
}
