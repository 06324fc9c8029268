package dev.kinship.cli;

import dev.kinship.cli.command.Dialogue;
import dev.kinship.cli.command.Options;
import dev.kinship.cli.command.Phrases;
import dev.kinship.cli.command.Usage;
import dev.kinship.cli.command.Verb;
import dev.kinship.cli.console.Console;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.flow.Kinship;
import dev.kinship.flow.Outcome;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.plan.remove.RemovalWish;
import dev.kinship.request.Given;
import dev.kinship.request.MigrationOptions;
import dev.kinship.request.MigrationWish;
import dev.kinship.request.Option;
import java.util.List;
import java.util.Optional;

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
    Kinship kinship = dialogue.kinship();
    RemovalWish wish = wish(relationship(given.words(), kinship), given, migration);
    Outcome outcome =
        dialogue.decide(
            () -> kinship.rehearse(wish, migration), it -> kinship.remove(wish, migration, it));
    return dialogue.end(outcome, Phrases.WRITING);
  }

  /** {@code MODEL.NAME}; a model without a name is answered with those that it has. */
  private static String relationship(List<String> words, Kinship kinship) {
    String first = words.isEmpty() ? "" : words.getFirst();
    int dot = first.lastIndexOf('.');
    if (words.size() == 1 && dot > 0 && first.indexOf(':', dot) < 0) {
      return first;
    }
    if (words.size() == 1) {
      throw which(first, kinship.list(Optional.of(ModelName.of(first))).models().getFirst());
    }
    String help =
        words.size() == 2 && dot < 0
            ? "kin remove %s.%s".formatted(first, words.getLast())
            : "for example: kin remove Order.user";
    throw new Refused(
        CommonRules.WRONG_USAGE,
        "kin remove needs a relationship as MODEL.NAME, in one word",
        help);
  }

  private static Refused which(String model, Entity entity) {
    List<String> all =
        entity.relations().stream().map(it -> model + "." + it.name()).sorted().toList();
    return all.isEmpty()
        ? new Refused(
            CommonRules.WRONG_USAGE,
            "`%s` has no relationships".formatted(model),
            "kin list shows all models")
        : new Refused(
            CommonRules.WRONG_USAGE,
            "which relationship of `%s`?".formatted(model),
            new Suggestion("kin remove " + String.join(", or ", all), all));
  }

  private static RemovalWish wish(String words, Given given, MigrationWish migration) {
    int dot = words.lastIndexOf('.');
    return new RemovalWish(
        ModelName.of(words.substring(0, dot)),
        words.substring(dot + 1),
        migration.manner().dropKey(),
        given.has(FORCE));
  }
}
