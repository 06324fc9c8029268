package dev.kinship.cli;

import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.request.Given;
import dev.kinship.request.JoinedSentences;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceFlag;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.SentenceParser;
import dev.kinship.request.Wish;
import dev.kinship.request.Wish.Asked;
import java.util.List;

/** {@code kin add}: reads a sentence, asks {@link Kinship}, shows what comes of it. */
record AddCommand(SentenceFlags flags) implements Verb {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "Relate two models: kin add Order belongs_to User.", "Without arguments it asks.")
        .with(
            new Usage.Words(
                "SOURCE TYPE TARGET",
                true,
                "A model, the type of relationship and the other model. Types: belongs_to, has_one, has_many, has_many_through."))
        .with(flags.all().stream().map(SentenceFlag::option).toList())
        .with(List.of(JoinedSentences.AND))
        .with(MigrationOptions.OF_ADDING)
        .with(Options.COMMON)
        .with(Dialogue.OPTIONS_WITH_CHECK);
  }

  @Override
  public int run(Given given, Console console) {
    Dialogue dialogue = new Dialogue(given, console);
    Kinship kinship = dialogue.kinship();
    boolean asks = given.sentences().equals(List.of(List.of())) && !Options.isJson(given);
    if (asks && !console.terminal()) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "kin add without a sentence asks for one, and it can ask only at a terminal",
          "type the whole sentence: kin add Order belongs_to User");
    }
    List<Asked> asked =
        asks
            ? List.of(new Asked(new Questions(console, kinship).ask()))
            : new SentenceParser(flags)
                .typed(given.sentences()).stream().map(ParsedSentence::asked).toList();
    Wish wish = new Wish(MigrationOptions.read(given, console), asked);
    int code = dialogue.end(dialogue.add(kinship, wish), Dialogue.Phrases.WRITING);
    if (asks) {
      console.out().line("The same in one line: kin add " + asked.getFirst().sentence());
    }
    return code;
  }
}
