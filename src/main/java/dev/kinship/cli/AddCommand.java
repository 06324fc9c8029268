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
import dev.kinship.cli.wizard.Wizard;
import dev.kinship.flow.Kinship;
import dev.kinship.request.Given;
import dev.kinship.request.JoinedSentences;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Option;
import dev.kinship.request.ParsedSentence;
import dev.kinship.request.SentenceFlag;
import dev.kinship.request.SentenceFlags;
import dev.kinship.request.SentenceParser;
import dev.kinship.request.Wish;
import java.util.List;
import java.util.function.Predicate;

/** {@code kin add}: reads a sentence, asks {@link Kinship}, shows what comes of it. */
record AddCommand(SentenceFlags flags) implements Verb {
  @Override
  public String name() {
    return "add";
  }

  @Override
  public Usage usage() {
    return Usage.of("Relate two models: both classes, their imports and the migration.")
        .example("kin add Order belongs_to User", "shows it and asks")
        .example("kin add Order belongs_to User -n", "only shows it, for kin commit")
        .example("kin add User has many Role through Grant", "by a join model, new or existing")
        .example("kin add Order belongs_to User --optional", "the key may be empty")
        .example("kin add Order belongs_to User --and Order belongs_to Tag", "in one plan")
        .example("kin add", "asks for everything, at a terminal")
        .with(
            new Usage.Words(
                "SOURCE TYPE TARGET [through MODEL]",
                true,
                "TYPE is belongs_to, has_one, has_many or has_many_through."))
        .with("Relationship", options(it -> !it.ofThrough() && !isAction(it)))
        .with("Relationship", List.of(JoinedSentences.AND))
        .with("has_many_through", options(SentenceFlag::ofThrough))
        .with("Migration", MigrationOptions.OF_ADDING)
        .with("Migration", options(AddCommand::isAction))
        .with("Live database", MigrationOptions.OF_DATABASE)
        .with("Proof", Proving.AFTER_WRITING)
        .with("This run", WriteOptions.WITH_CHECK)
        .with("This run", Options.COMMON);
  }

  private List<Option> options(Predicate<SentenceFlag> which) {
    return flags.all().stream().filter(which).map(SentenceFlag::option).toList();
  }

  /** What the database does, so it is part of the migration. */
  private static boolean isAction(SentenceFlag flag) {
    return flag.option().name().startsWith("--on-");
  }

  @Override
  public int run(Given given, Console console) {
    Dialogue dialogue = new Dialogue(given, console);
    Kinship kinship = OpenProject.toWrite(given, console);
    List<ParsedSentence> parsed = new SentenceParser(flags).typed(given.sentences());
    MigrationWish migration = MigrationOptions.read(given, console);
    if (parsed.size() == 1 && parsed.getFirst().isIncomplete() && dialogue.canAsk()) {
      return Wizard.run(parsed.getFirst(), kinship, dialogue);
    }
    Wish wish = new Wish(migration, parsed.stream().map(ParsedSentence::asked).toList());
    return dialogue.end(dialogue.add(kinship, wish), Phrases.WRITING);
  }
}
