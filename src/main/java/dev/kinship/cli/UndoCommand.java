package dev.kinship.cli;

import dev.kinship.cli.command.Dialogue;
import dev.kinship.cli.command.ExitCode;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Phrases;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Applied;
import dev.kinship.flow.FlowRules;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.model.RemovalSentence;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Option;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code kin undo}: takes the newest commit back, and said again the one before. */
final class UndoCommand implements Verb {
  private static final String APPLIED = "--applied";
  private static final int MOST_NAMED = 3;
  private static final String NOT_APPLIED = "--not-applied";

  @Override
  public String name() {
    return "undo";
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "Undo the last commit, byte for byte. Run it again to undo the one before.",
            "A migration that a database has run is kept, and a new one reverses it.")
        .example("kin undo", "shows it and asks")
        .example("kin undo --not-applied -y", "deletes the migration, too")
        .with(
            "Migration",
            List.of(
                Option.flag(APPLIED, "A database has run its migrations: keep them."),
                Option.flag(NOT_APPLIED, "No database has run them: delete them.")))
        .with("Migration", MigrationOptions.OF_UNDOING)
        .with("This run", Dialogue.OPTIONS)
        .with("This run", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    if (given.has(APPLIED) && given.has(NOT_APPLIED)) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "--applied and --not-applied contradict each other",
          "pass one of them");
    }
    Dialogue dialogue = new Dialogue(given, console);
    Kinship kinship = dialogue.kinshipWithHistory();
    MigrationWish migration = MigrationOptions.read(given, console);
    Outcome outcome = kinship.undo(migration, new Answer(migration, dialogue), dialogue::consent);
    int code = dialogue.end(outcome, Phrases.UNDOING);
    // A script must not take it for done if there is a history that cannot be used.
    boolean unusable =
        outcome.status() == Outcome.Status.ALREADY_SO && !kinship.foreignHistory().isEmpty();
    return unusable ? ExitCode.REFUSED : code;
  }

  /**
   * Whether a database has run them: as given by a flag, else as answered. A dry run writes nothing
   * and need not know.
   */
  private record Answer(MigrationWish wish, Dialogue dialogue) implements Applied {
    @Override
    public boolean by(List<String> migrations) {
      boolean keeps = keeps(migrations, dialogue);
      if (!keeps && wish.manner().dropKey()) {
        throw useless("--drop-key", "the migration that --applied writes");
      }
      if (!keeps && !wish.wanted()) {
        throw useless("--no-migration", "--applied, which writes one otherwise");
      }
      return keeps;
    }

    @Override
    public String remedy(List<String> sentences) {
      if (!dialogue.isDryRun() && dialogue.mayAsk()) {
        return "if one has, answer n, then run kin undo --applied";
      }
      return dialogue.given().has("--yes")
          ? "if one has, make it again (%s), then run kin undo --applied"
              .formatted(command(sentences))
          : Applied.super.remedy(sentences);
    }
  }

  /** What made a commit. */
  private static String command(List<String> sentences) {
    if (sentences.size() > MOST_NAMED) {
      return "by the same command";
    }
    String said = String.join(" --and ", sentences);
    return RemovalSentence.in(said).isPresent() ? "kin " + said : "kin add " + said;
  }

  private static boolean keeps(List<String> migrations, Dialogue dialogue) {
    Given given = dialogue.given();
    if (migrations.isEmpty()) {
      if (given.has(APPLIED)) {
        throw useless(APPLIED, "a commit with a migration, and this one has none");
      }
      return false;
    }
    if (given.has(APPLIED) || given.has(NOT_APPLIED) || dialogue.isDryRun()) {
      return given.has(APPLIED);
    }
    Optional<String> answer =
        dialogue.mayAsk()
            ? dialogue
                .console()
                .ask("Has a database run %s? [y/N] ".formatted(String.join(", ", migrations)))
            : Optional.empty();
    String said = answer.orElseThrow(() -> unanswered(migrations)).toLowerCase(Locale.ROOT);
    return said.equals("y") || said.equals("yes");
  }

  private static Refused useless(String flag, String what) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "%s applies only to %s".formatted(flag, what),
        "leave %s out".formatted(flag));
  }

  private static Refused unanswered(List<String> migrations) {
    return new Refused(
        FlowRules.APPLIED_OR_NOT,
        "whether a database has run `%s` is not known".formatted(String.join("`, `", migrations)),
        "pass --not-applied to delete it, or --applied to keep it and write a new one that reverses it");
  }
}
