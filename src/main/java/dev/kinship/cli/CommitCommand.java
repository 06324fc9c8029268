package dev.kinship.cli;

import dev.kinship.cli.command.Dialogue;
import dev.kinship.cli.command.OpenProject;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Phrases;
import dev.kinship.cli.command.Proving;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.command.WriteOptions;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Outcome;
import dev.kinship.request.Given;
import java.util.List;

/** {@code kin commit}: writes exactly what a dry run has shown. */
final class CommitCommand implements Verb {
  @Override
  public String name() {
    return "commit";
  }

  @Override
  public Usage usage() {
    return Usage.of("Write exactly what a dry run showed, unless a file has changed since.")
        .example("kin commit 9b1c6a", "the beginning of the id is enough")
        .with(new Usage.Words("ID", true, "ID is what the dry run printed; kin plans lists them."))
        .with("Proof", Proving.AFTER_WRITING)
        .with("This run", WriteOptions.ALL)
        .with("This run", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    List<String> ids = given.words();
    if (ids.size() != 1) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "kin commit needs one plan, and %d were given".formatted(ids.size()),
          "pass the id that a dry run printed: kin commit ID");
    }
    Dialogue dialogue = Dialogue.ofKnownPlan(given, console);
    Outcome outcome = OpenProject.toWrite(given, console).commit(ids.getFirst(), dialogue::consent);
    return dialogue.end(outcome, Phrases.WRITING);
  }
}
