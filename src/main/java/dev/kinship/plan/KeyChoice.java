package dev.kinship.plan;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.Sentence;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the key of a relationship: as said, as it is there already, else as the parent is called.
 */
record KeyChoice(Sentence sentence, Entity child, Entity parent) {
  /** The name of the child's key field. */
  String key() {
    Optional<String> said = sentence.details().foreignKey().or(this::ofNamedSide);
    if (said.isPresent()) {
      return said.get();
    }
    String usual = Names.foreignKey(parent.name());
    boolean usualIsThere = child.field(usual).isPresent();
    List<String> open = sentence.kind() == Kind.BELONGS_TO ? openBack() : openHere();
    if (!usualIsThere && open.size() == 1) {
      return open.get(0);
    }
    if (child.id().equals(parent.id()) && !usualIsThere) {
      throw new Refused(
          Rule.NO_GOOD_NAME,
          "`%s` refers to itself: its key wants a name that says as what".formatted(child.name()),
          "say the key, for instance --foreign-key parent_id --inverse-of children");
    }
    return usual;
  }

  /** The key of the side that {@code --name} means, if it is there. */
  private Optional<String> ofNamedSide() {
    Entity source = sentence.kind() == Kind.BELONGS_TO ? child : parent;
    return sentence
        .details()
        .name()
        .flatMap(source::relation)
        .filter(it -> it.kind() == sentence.kind())
        .flatMap(Declaration::foreignKey);
  }

  /** Keys of belongs_to sides to which the parent has no way back. */
  private List<String> openHere() {
    return keys(child, parent, true).stream()
        .filter(it -> !keys(parent, child, false).contains(it))
        .toList();
  }

  /** Keys of ways back whose child has no belongs_to. */
  private List<String> openBack() {
    return keys(parent, child, false).stream()
        .filter(it -> !keys(child, parent, true).contains(it))
        .toList();
  }

  private static List<String> keys(Entity entity, Entity other, boolean belongsTo) {
    return entity.relations().stream()
        .filter(it -> (it.kind() == Kind.BELONGS_TO) == belongsTo)
        .filter(it -> it.kind() != Kind.HAS_MANY_THROUGH && it.target().equals(other.name()))
        .flatMap(it -> it.foreignKey().stream())
        .toList();
  }
}
