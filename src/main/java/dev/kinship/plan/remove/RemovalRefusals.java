package dev.kinship.plan.remove;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.text.Place;
import dev.kinship.text.Similar;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The refusals of removals. */
public final class RemovalRefusals {
  private RemovalRefusals() {}

  /** {@code gone} tells when it was removed, if that is known. */
  static Refused unknown(Entity entity, String name, Optional<String> gone) {
    List<String> names = entity.relations().stream().map(Declaration::name).toList();
    String message =
        "`%s` has no relationship `%s`%s"
            .formatted(entity.name(), name, gone.map(": "::concat).orElse(""));
    List<Label> model = List.of(new Label(entity.place(), "this model"));
    if (names.isEmpty()) {
      String help = "kin list shows the relationships";
      return new Refused(RemovalRules.UNKNOWN_RELATIONSHIP, message, model, help)
          .with(it -> it.then("kin list"));
    }
    UnaryOperator<String> typed = it -> entity.name() + "." + it;
    Suggestion suggestion =
        Similar.to(name, names)
            .map(it -> Suggestion.meant(typed.apply(it)))
            .orElseGet(
                () ->
                    new Suggestion(
                        "it has " + String.join(", ", names), names.stream().map(typed).toList()));
    return new Refused(RemovalRules.UNKNOWN_RELATIONSHIP, message, model, suggestion);
  }

  static Refused used(List<Place> places) {
    return new Refused(
        RemovalRules.STILL_USED,
        places.size() == 1
            ? "a line seems to use what would be removed"
            : "%d lines seem to use what would be removed".formatted(places.size()),
        places.stream()
            .map(it -> new Label(it, "has this name, but may mean something else"))
            .toList(),
        "change them first, or pass --force if they mean something else");
  }

  /** At {@code places}, other files import what an undo would remove. */
  public static Refused imported(List<Place> places) {
    return new Refused(
        RemovalRules.STILL_USED,
        places.size() == 1
            ? "a line needs what would be removed"
            : "%d lines need what would be removed".formatted(places.size()),
        places.stream().map(it -> new Label(it, "would fail without it")).toList(),
        "change that first, then run kin undo again");
  }

  static Refused needed(Entity entity, Declaration side, Entity by, Declaration through) {
    String other = "%s.%s".formatted(by.name(), through.name());
    String command = "kin remove " + other;
    return new Refused(
            RemovalRules.NEEDED_BY_ANOTHER,
            "`%s` goes through `%s.%s`".formatted(other, entity.name(), side.name()),
            List.of(
                new Label(through.place(), "goes through it"),
                new Label(side.place(), "would be removed")),
            "remove that one first: " + command)
        .with(it -> it.then(command));
  }
}
