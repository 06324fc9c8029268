package dev.kinship.plan.relate;

import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.Relationships;
import dev.kinship.model.Sentence;
import dev.kinship.naming.RelationNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the key of a relationship: as said, as it is there already, else as the parent is called.
 */
record KeyChoice(
    Relationships relationships,
    RelationNames names,
    Sentence sentence,
    Entity child,
    Entity parent,
    String flag) {
  /** The name of the child's key. */
  String key() {
    Optional<String> said = sentence.details().foreignKey().or(this::ofNamedSide);
    if (said.isPresent()) {
      return said.get();
    }
    String usual = names.foreignKey(parent.name());
    boolean usualIsThere = child.key(usual).isPresent();
    List<String> declared = declaredKeys();
    if (!usualIsThere && sentence.details().name().isEmpty() && !declared.isEmpty()) {
      return only(declared);
    }
    if (child.id().equals(parent.id()) && !usualIsThere) {
      throw new Refused(
          RelateRules.NO_GOOD_NAME,
          "`%s` refers to itself: its key needs a name that shows the role of the other one"
              .formatted(child.name()),
          "name the key, for example --foreign-key parent_id --inverse-of children");
    }
    return usual;
  }

  /** The key of the side that {@code --name} means, if it is there. */
  private Optional<String> ofNamedSide() {
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    Entity source = holdsKey ? child : parent;
    return sentence
        .details()
        .name()
        .flatMap(source::relation)
        .filter(it -> it.kind() == sentence.kind())
        .filter(it -> relationships.leadsTo(new Declared(source, it), holdsKey ? parent : child))
        .flatMap(Declaration::foreignKey);
  }

  private String only(List<String> declared) {
    if (declared.size() == 1) {
      return declared.get(0);
    }
    throw new Refused(
        RelateRules.NO_GOOD_NAME,
        "`%s` and `%s` already have %d relationships"
            .formatted(child.name(), parent.name(), declared.size()),
        "choose one of their keys, or pass another key for a new one: "
            + String.join(" or ", declared.stream().map(it -> flag + " " + it).toList()));
  }

  /** The keys by which the two are related already, on whichever side that is said. */
  private List<String> declaredKeys() {
    return Stream.concat(keys(child, parent, true), keys(parent, child, false)).distinct().toList();
  }

  private Stream<String> keys(Entity entity, Entity other, boolean belongsTo) {
    return Relationships.of(entity)
        .filter(it -> (it.side().kind() == Kind.BELONGS_TO) == belongsTo)
        .filter(it -> it.side().kind() != Kind.HAS_MANY_THROUGH)
        .filter(it -> relationships.leadsTo(it, other))
        .flatMap(it -> it.side().foreignKey().stream());
  }
}
