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

/** The refusals that only taking away meets. */
final class RemovalRefusals {
  private RemovalRefusals() {}

  /** {@code gone} says when it was taken away, where that is known. */
  static Refused unknown(Entity entity, String name, Optional<String> gone) {
    List<String> names = entity.relations().stream().map(Declaration::name).toList();
    return new Refused(
        RemovalRules.UNKNOWN_RELATIONSHIP,
        "`%s` has no relationship `%s`%s"
            .formatted(entity.name(), name, gone.map(": "::concat).orElse("")),
        List.of(new Label(entity.place(), "this model")),
        Similar.to(name, names)
            .map(it -> Suggestion.meant(entity.name() + "." + it))
            .orElse(
                names.isEmpty()
                    ? "kin list shows the relationships"
                    : "it has " + String.join(", ", names)));
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

  static Refused needed(Entity entity, Declaration side, Entity by, Declaration through) {
    String other = "%s.%s".formatted(by.name(), through.name());
    return new Refused(
        RemovalRules.NEEDED_BY_ANOTHER,
        "`%s` goes through `%s.%s`".formatted(other, entity.name(), side.name()),
        List.of(
            new Label(through.place(), "goes through it"),
            new Label(side.place(), "would be removed")),
        "remove that one first: kin remove " + other);
  }
}
