package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Models;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.ModelName;
import dev.kinship.model.Relationships;
import dev.kinship.model.Sentence;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the join model of a has_many_through and what is known of its keys: as said, as one of
 * the ends declares it already, else a model named after both ends, else a new one of that name.
 */
record JoinChoice(ModelName model, Optional<String> near, Optional<String> far) {
  /** The join model, which may exist under either order of both names. */
  static JoinChoice ofModel(
      Sentence sentence, Entity source, Entity target, Models models, Relationships relationships) {
    Optional<ModelName> given = sentence.details().join().model();
    ModelName reversed = new ModelName(Optional.empty(), target.name() + source.name());
    boolean isReversed = given.isEmpty() && !models.has(sentence.join()) && models.has(reversed);
    ModelName usual = isReversed ? reversed : sentence.join();
    JoinChoice choice =
        of(sentence, given, usual, source, target, new Declarations(models, relationships));
    String name = choice.model().name();
    if (name.equals(source.name()) || name.equals(target.name())) {
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "the join model cannot be `%s` itself".formatted(name),
          "choose another one with --through MODEL");
    }
    return choice;
  }

  /** The join table, called {@code usual} unless it is given or declared. */
  static JoinChoice ofTable(
      Sentence sentence,
      String usual,
      Entity source,
      Entity target,
      Models models,
      Relationships relationships) {
    Optional<ModelName> given = sentence.details().join().table().map(JoinChoice::table);
    return of(
        sentence,
        given,
        given.orElseGet(() -> table(usual)),
        source,
        target,
        new Declarations(models, relationships));
  }

  private static ModelName table(String name) {
    return new ModelName(Optional.empty(), name);
  }

  private static JoinChoice of(
      Sentence sentence,
      Optional<ModelName> given,
      ModelName usual,
      Entity source,
      Entity target,
      Declarations declarations) {
    Stream<JoinChoice> there = declarations.between(source, target).map(declarations::choice);
    Stream<JoinChoice> back =
        declarations.between(target, source).map(declarations::choice).map(JoinChoice::turned);
    List<JoinChoice> declared =
        Stream.concat(there, back)
            .filter(it -> given.isEmpty() || declarations.means(given.get(), it.model()))
            .distinct()
            .toList();
    Optional<String> near = sentence.details().foreignKey();
    Optional<String> far = sentence.details().join().targetForeignKey();
    return declared.size() == 1 && near.isEmpty() && far.isEmpty()
        ? declared.getFirst()
        : new JoinChoice(usual, near, far);
  }

  /** Refuses a model that is at both ends if a key does not say as what. */
  void requireRoles(Entity entity) {
    if (near.isEmpty() || far.isEmpty()) {
      throw ThroughRefusals.rolesWanted(entity);
    }
  }

  /** What one of two models declares of the other through a join model. */
  private record Declarations(Models models, Relationships relationships) {
    Stream<Declared> between(Entity entity, Entity other) {
      return Relationships.of(entity)
          .filter(it -> it.side().through().isPresent() && relationships.leadsTo(it, other));
    }

    /** Whether {@code name} is another name of {@code join}, the name that means that alone. */
    boolean means(ModelName name, ModelName join) {
      return name.equals(join)
          || (name.name().equals(join.name())
              && models.has(name)
              && models.nameOf(models.find(name)).equals(join));
    }

    JoinChoice choice(Declared side) {
      if (side.side().foreignKey().isEmpty() || side.side().targetForeignKey().isEmpty()) {
        throw Refusals.unreadableKey(side);
      }
      ModelName join =
          relationships
              .join(side)
              .entity()
              .map(models::nameOf)
              .orElseGet(() -> ModelName.of(side.side().through().orElseThrow().name()));
      return new JoinChoice(join, side.side().foreignKey(), side.side().targetForeignKey());
    }
  }

  private JoinChoice turned() {
    return new JoinChoice(model, /* near= */ far, /* far= */ near);
  }
}
