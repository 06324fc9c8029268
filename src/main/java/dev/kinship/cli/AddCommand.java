package dev.kinship.cli;

import dev.kinship.cli.console.Console;
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
            "Relate two models: kin add Order belongs_to User.",
            "At a terminal it asks for what is missing.")
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
    List<ParsedSentence> parsed = new SentenceParser(flags).typed(given.sentences());
    boolean asks = parsed.size() == 1 && parsed.getFirst().isIncomplete() && dialogue.canAsk();
    List<Asked> asked =
        asks
            ? List.of(new Asked(new Questions(console, kinship).ask(parsed.getFirst())))
            : parsed.stream().map(ParsedSentence::asked).toList();
    Wish wish = new Wish(MigrationOptions.read(given, console), asked);
    int code = dialogue.end(dialogue.add(kinship, wish), Dialogue.Phrases.WRITING);
    if (asks) {
      console.out().line("The same in one line: kin add " + asked.getFirst().sentence());
    }
    return code;
  }
}
