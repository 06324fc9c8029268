package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Models;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.Referent;
import dev.kinship.model.Relationships;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps a new relationship apart from those to other models, also to models of the same class name:
 * their key is not taken for it.
 */
public record Namesakes(Models models, Relationships relationships) {
  /** Refuses if one of two models declares what may lead to the other, or to a namesake of that. */
  public void refuseDoubt(Entity one, Entity other) {
    refuseDoubtOf(one, other);
    refuseDoubtOf(other, one);
  }

  private void refuseDoubtOf(Entity owner, Entity other) {
    if (models.namesakes(other).isEmpty()) {
      return;
    }
    Relationships.of(owner)
        .filter(it -> it.side().target().name().equals(other.name()))
        .forEach(this::refuseDoubt);
  }

  /** Refuses a side of which the source does not tell where it leads. */
  public void refuseDoubt(Declared side) {
    if (relationships.target(side) instanceof Referent.Ambiguous it) {
      throw ambiguous(side, it.models());
    }
  }

  /**
   * Refuses a key of {@code child} by which it, or a model called like {@code parent}, has declared
   * a relationship that does not lead to {@code parent}.
   */
  void refuseKeyOfAnother(Entity child, Entity parent, String key) {
    for (Declared side : byKey(child, key, true).toList()) {
      Optional<Entity> actual = relationships.target(side).entity();
      if (actual.isPresent() && !actual.get().id().equals(parent.id())) {
        throw other(side, actual.get(), parent, key);
      }
    }
    for (Entity namesake : models.namesakes(parent)) {
      for (Declared side : byKey(namesake, key, false).toList()) {
        if (relationships.leadsTo(side, child)) {
          throw other(side, namesake, parent, key);
        }
      }
    }
  }

  /** The sides with that key, held by {@code owner} or by the model at the other end. */
  private static Stream<Declared> byKey(Entity owner, String key, boolean held) {
    return Relationships.of(owner)
        .filter(it -> it.side().kind() != Kind.HAS_MANY_THROUGH)
        .filter(it -> (it.side().kind() == Kind.BELONGS_TO) == held)
        .filter(it -> it.side().foreignKey().equals(Optional.of(key)));
  }

  private Refused other(Declared side, Entity actual, Entity wanted, String key) {
    return new Refused(
        RelateRules.OTHER_RELATIONSHIP,
        "`%s` is the key of `%s`, which relates to `%s`, not to `%s`"
            .formatted(key, side, models.nameOf(actual), models.nameOf(wanted)),
        List.of(
            new Label(side.side().place(), "`" + side + "`"),
            new Label(actual.place(), "the model that it relates to"),
            new Label(wanted.place(), "the target model")),
        "pass another key and name: --foreign-key NAME --name NAME");
  }

  private Refused ambiguous(Declared side, List<Entity> choices) {
    return new Refused(
        CommonRules.AMBIGUOUS_MODEL,
        "`%s` may relate to any of %d models called `%s`"
            .formatted(side, choices.size(), side.side().target()),
        Stream.concat(
                Stream.of(new Label(side.side().place(), "imports none of them")),
                choices.stream().map(it -> new Label(it.place(), "one of them")))
            .toList(),
        "import the one you mean in `%s`".formatted(side.side().place().file()));
  }
}
