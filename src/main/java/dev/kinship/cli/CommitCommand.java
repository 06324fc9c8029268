package dev.kinship.cli;

import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Outcome;
import dev.kinship.request.Given;
import java.util.List;

/** {@code kin commit}: writes exactly what a dry run has shown. */
final class CommitCommand implements Verb {
  @Override
  public Usage usage() {
    return Usage.of(
            "commit", "Write exactly what a dry run has shown, unless a file has changed since.")
        .with(new Usage.Words("ID", true, "The id that the dry run has printed."))
        .with(Options.COMMON)
        .with(Dialogue.OPTIONS);
  }

  @Override
  public int run(Given given, Console console) {
    List<String> ids = given.words();
    if (ids.size() != 1) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "one plan is to be named, and %d were".formatted(ids.size()),
          "say the id that a dry run has printed: kin commit ID");
    }
    Dialogue dialogue = new Dialogue(given, console);
    Outcome outcome = dialogue.kinship().commit(ids.getFirst(), dialogue::consent);
    return dialogue.end(outcome, Dialogue.Phrases.COMMITTING);
  }
}
