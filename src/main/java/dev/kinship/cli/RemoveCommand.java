package dev.kinship.cli;

import dev.kinship.cli.command.Dialogue;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.model.ModelName;
import dev.kinship.plan.remove.RemovalWish;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Option;
import java.util.List;

/** {@code kin remove}: removes a relationship, even one that the user wrote by hand. */
final class RemoveCommand implements Verb {
  private static final String FORCE = "--force";

  @Override
  public String name() {
    return "remove";
  }

  @Override
  public Usage usage() {
    return Usage.of(
            "Remove both sides of a relationship.",
            "The key field stays, and so does its column. --drop-key removes them too.")
        .example("kin remove Order.user", "shows it and asks")
        .example("kin remove Order.user --drop-key", "also removes the key")
        .with(
            new Usage.Words(
                "MODEL.NAME", true, "MODEL is the model, NAME the name of its relationship."))
        .with(
            "Relationship", List.of(Option.flag(FORCE, "Remove it even if lines seem to use it.")))
        .with("Migration", MigrationOptions.OF_REMOVING)
        .with("This run", Dialogue.OPTIONS_WITH_CHECK)
        .with("This run", Options.COMMON);
  }

  @Override
  public int run(Given given, Console console) {
    Dialogue dialogue = new Dialogue(given, console);
    MigrationWish migration = MigrationOptions.readRemoval(given, console);
    RemovalWish wish = wish(given.words(), migration.manner().dropKey(), given.has(FORCE));
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
          CommonRules.WRONG_USAGE,
          "kin remove needs a relationship as MODEL.NAME, in one word",
          "for example: kin remove Order.user");
    }
    String words = said.getFirst();
    return new RemovalWish(
        ModelName.of(words.substring(0, dot)), words.substring(dot + 1), dropKey, force);
  }
}
