package dev.kinship.cli;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.flow.Wish;
import dev.kinship.model.Sentence;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin add}: reads a sentence, asks {@link Kinship}, shows what comes of it. */
final class AddCommand implements Verb {
  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("add");
    spec.usageMessage()
        .description(
            "Relate two models: kin add Order belongs_to User.", "Without arguments it asks.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("SOURCE TYPE TARGET")
            .arity("0..*")
            .type(String[].class)
            .description(
                "A model, the type of relationship and the other model. Types: belongs_to, has_one, has_many, has_many_through.")
            .build());
    Options.withCommon(MigrationWords.addTo(JoinedSentences.addTo(SentenceWords.addTo(spec))));
    return Dialogue.addTo(spec);
  }

  @Override
  public int run(ParseResult words, Console console) {
    Dialogue dialogue = new Dialogue(words, console);
    Kinship kinship = dialogue.kinship();
    List<String> said = List.of(words.matchedPositionalValue(0, new String[0]));
    Said typed = Said.on(words, said);
    boolean asks = said.isEmpty() && typed.flags().isEmpty() && !Options.isJson(words);
    if (asks && !console.terminal()) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "kin add without a sentence asks for one, and it can ask only at a terminal",
          "type the whole sentence: kin add Order belongs_to User");
    }
    Sentence sentence = asks ? new Questions(console, kinship).ask() : SentenceWords.read(typed);
    Outcome outcome =
        dialogue.add(
            kinship,
            new Wish(MigrationWords.read(words, console), JoinedSentences.read(sentence, words)));
    int code = dialogue.end(outcome, Dialogue.Phrases.WRITING);
    if (asks) {
      console.out().line("The same in one line: kin add " + sentence);
    }
    return code;
  }
}
