package dev.kinship.cli;

import static dev.kinship.cli.Options.flag;
import static dev.kinship.cli.Options.has;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.MigrationWish;
import dev.kinship.flow.Outcome;
import dev.kinship.model.ModelName;
import dev.kinship.plan.remove.RemovalWish;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code kin remove}: takes a relationship away, whoever wrote it. */
final class RemoveCommand implements Verb {
  private static final String FORCE = "--force";

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name("remove");
    spec.usageMessage()
        .description(
            "Remove both sides of a relationship: kin remove Order.user.",
            "The key field stays, and so does its column. --drop-key removes them too.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .paramLabel("MODEL.NAME")
            .arity("0..*")
            .type(String[].class)
            .description("The model, and the name of its relationship.")
            .build());
    spec.addOption(flag(FORCE, "Remove it even if lines seem to use it."));
    Options.withCommon(MigrationWords.addToRemoval(spec));
    return Dialogue.addTo(spec);
  }

  @Override
  public int run(ParseResult words, Console console) {
    Dialogue dialogue = new Dialogue(words, console);
    MigrationWish migration = MigrationWords.readRemoval(words, console);
    List<String> said = List.of(words.matchedPositionalValue(0, new String[0]));
    RemovalWish wish = wish(said, migration.manner().dropKey(), has(words, FORCE));
    Kinship kinship = dialogue.kinship();
    Outcome outcome =
        dialogue.decide(
            () -> kinship.rehearse(wish, migration), it -> kinship.remove(wish, migration, it));
    return dialogue.end(outcome, Dialogue.Phrases.WRITING);
  }

  private static RemovalWish wish(List<String> said, boolean dropKey, boolean force) {
    int dot = said.size() == 1 ? said.getFirst().lastIndexOf('.') : -1;
    if (dot < 1 || said.getFirst().indexOf(':', dot) >= 0) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "kin remove needs a relationship as MODEL.NAME, in one word",
          "for example: kin remove Order.user");
    }
    String words = said.getFirst();
    return new RemovalWish(
        ModelName.of(words.substring(0, dot)), words.substring(dot + 1), dropKey, force);
  }
}
