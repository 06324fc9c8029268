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
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.project.sentences.Item;
import dev.kinship.project.sentences.SentenceFile;
import dev.kinship.request.FileSentences;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.SentenceParser;
import dev.kinship.request.Wish;
import dev.kinship.request.Wish.Asked;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code kin apply}: makes all sentences of a file so, in one plan. */
record ApplyCommand(SentenceFlags flags) implements Verb {
  private static final String STANDARD_INPUT = "-";

  @Override
  public String name() {
    return "apply";
  }

  @Override
  public Usage usage() {
    return Usage.of("Relate models with all sentences of a file, in one plan.")
        .example("kin apply relationships.yaml", "shows it and asks")
        .example("kin apply relationships.yaml --check", "exits with 1 if something is missing")
        .example("kin apply - -y", "reads YAML from standard input")
        .with(
            new Usage.Words(
                "FILE", true, "FILE is a .yaml or .toml file of sentences; - is standard input."))
        .with("Migration", MigrationOptions.OF_ADDING)
        .with("Live database", MigrationOptions.OF_DATABASE)
        .with("Proof", Proving.AFTER_WRITING)
        .with("This run", WriteOptions.WITH_CHECK)
        .with("This run", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    List<String> files = given.words();
    if (files.size() != 1) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "kin apply needs one file, and %d were given".formatted(files.size()),
          "pass a file: kin apply relationships.yaml, or - for standard input");
    }
    Dialogue dialogue = new Dialogue(given, console);
    Kinship kinship = OpenProject.toWrite(given, console);
    FileSentences sentences = new FileSentences(new SentenceParser(flags));
    List<Asked> asked =
        items(files.getFirst(), console).stream()
            .map(sentences::read)
            .map(ParsedSentence::asked)
            .toList();
    Outcome outcome = dialogue.add(kinship, new Wish(MigrationOptions.read(given, console), asked));
    return dialogue.end(outcome, Phrases.WRITING);
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
