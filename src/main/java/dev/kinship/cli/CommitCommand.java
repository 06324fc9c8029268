package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Outcome;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin commit}: writes exactly what a dry run has shown. */
final class CommitCommand implements Verb {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("commit");
    spec.usageMessage()
        .description("Write exactly what a dry run showed, unless a file has changed since.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("ID")
            .arity("0..*")
            .type(String[].class)
            .description("The id that the dry run printed.")
            .build());
    return Dialogue.addTo(Options.withCommon(spec));
  }

  @Override
  public int run(ParseResult words, Console console) {
    List<String> ids = List.of(words.matchedPositionalValue(0, new String[0]));
    if (ids.size() != 1) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "kin commit needs one plan, and %d were given".formatted(ids.size()),
          "pass the id that a dry run printed: kin commit ID");
    }
    Dialogue dialogue = new Dialogue(words, console);
    Outcome outcome = dialogue.kinship().commit(ids.getFirst(), dialogue::consent);
    return dialogue.end(outcome, Dialogue.Phrases.COMMITTING);
  }
}
