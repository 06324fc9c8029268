package dev.kinship.plan;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.target.Models;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the join model of a has_many_through and what is known of its keys: as said, as one of
 * the ends declares it already, else a model named after both ends, else a new one of that name.
 */
record JoinChoice(ModelName model, Optional<String> near, Optional<String> far) {
  static JoinChoice of(Sentence sentence, Entity source, Entity target, Models models) {
    Optional<ModelName> said = sentence.details().join().model();
    List<JoinChoice> declared =
        Stream.concat(declared(source, target, false), declared(target, source, true))
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

  private static Stream<JoinChoice> declared(Entity entity, Entity other, boolean reversed) {
    return entity.relations().stream()
        .filter(it -> it.kind() == Kind.HAS_MANY_THROUGH && it.target().equals(other.name()))
        .filter(it -> it.through().isPresent())
        .map(it -> choice(it, reversed));
  }

  private static JoinChoice choice(Declaration side, boolean reversed) {
    ModelName model = ModelName.of(side.through().orElseThrow());
    return reversed
        ? new JoinChoice(model, side.targetForeignKey(), side.foreignKey())
        : new JoinChoice(model, side.foreignKey(), side.targetForeignKey());
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
