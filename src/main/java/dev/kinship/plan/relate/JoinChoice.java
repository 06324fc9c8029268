package dev.kinship.plan.relate;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
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
  static JoinChoice of(
      Sentence sentence, Entity source, Entity target, Models models, Relationships relationships) {
    Optional<ModelName> said = sentence.details().join().model();
    Declarations declarations = new Declarations(models, relationships);
    List<JoinChoice> declared =
        Stream.concat(
                declarations.between(source, target).map(declarations::choice),
                declarations
                    .between(target, source)
                    .map(declarations::choice)
                    .map(JoinChoice::turned))
            .filter(it -> said.isEmpty() || said.get().name().equals(it.model().name()))
            .distinct()
            .toList();
    Optional<String> near = sentence.details().foreignKey();
    Optional<String> far = sentence.details().join().targetForeignKey();
    if (declared.size() == 1 && near.isEmpty() && far.isEmpty()) {
      return checked(declared.get(0), source, target);
    }
    ModelName forth = sentence.join();
    ModelName back = new ModelName(Optional.empty(), target.name() + source.name());
    boolean other = said.isEmpty() && !models.has(forth) && models.has(back);
    return checked(new JoinChoice(other ? back : forth, near, far), source, target);
  }

  /** What one of two models declares of the other through a join model. */
  private record Declarations(Models models, Relationships relationships) {
    Stream<Declared> between(Entity entity, Entity other) {
      return Relationships.of(entity)
          .filter(it -> it.side().through().isPresent() && relationships.leadsTo(it, other));
    }

    JoinChoice choice(Declared side) {
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

  private static JoinChoice checked(JoinChoice choice, Entity source, Entity target) {
    String name = choice.model().name();
    if (name.equals(source.name()) || name.equals(target.name())) {
      throw new Refused(
          Rule.WRONG_USAGE,
          "the join model cannot be `%s` itself".formatted(name),
          "say another one with --through MODEL");
    }
    return choice;
  }
}
