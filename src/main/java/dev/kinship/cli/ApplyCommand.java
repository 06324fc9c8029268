package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.flow.Wish;
import dev.kinship.project.sentences.Item;
import dev.kinship.project.sentences.SentenceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin apply}: makes all sentences of a file so, in one plan. */
final class ApplyCommand implements Verb {
  private static final String STANDARD_INPUT = "-";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("apply");
    spec.usageMessage().description("Relate models with all sentences of a file, in one plan.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("FILE")
            .arity("0..*")
            .type(String[].class)
            .description("A .yaml or .toml file of sentences; - is YAML from standard input.")
            .build());
    return Dialogue.addTo(Options.withCommon(MigrationWords.addTo(spec)));
  }

  @Override
  public int run(ParseResult words, Console console) {
    List<String> files = List.of(words.matchedPositionalValue(0, new String[0]));
    if (files.size() != 1) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "kin apply needs one file, and %d were given".formatted(files.size()),
          "pass a file: kin apply relationships.yaml, or - for standard input");
    }
    Dialogue dialogue = new Dialogue(words, console);
    Kinship kinship = dialogue.kinship();
    List<Wish.Asked> asked =
        items(files.getFirst(), console).stream().map(WrittenSentences::read).toList();
    Outcome outcome = dialogue.add(kinship, new Wish(MigrationWords.read(words, console), asked));
    return dialogue.end(outcome, Dialogue.Phrases.WRITING);
  }

  private static List<Item> items(String file, Console console) {
    if (!file.equals(STANDARD_INPUT)) {
      return SentenceFile.read(console.folder().resolve(file), file);
    }
    try {
      return SentenceFile.yaml(console.in(), "standard input");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
