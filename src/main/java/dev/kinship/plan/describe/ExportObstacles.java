package dev.kinship.plan.describe;

import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.Referent;
import dev.kinship.model.Relationships;
import java.util.Optional;

/** Why no sentence can express a relationship. */
record ExportObstacles(Listing listing) {
  /** The reason for this side, as the end of a line; empty if a sentence can express it. */
  Optional<String> to(Declared side) {
    Optional<String> unknown =
        unknown(relationships().target(side), side.side().target().name())
            .or(
                () ->
                    side.side()
                        .through()
                        .flatMap(it -> unknown(relationships().join(side), it.name())));
    if (unknown.isPresent()) {
      return unknown;
    }
    if (side.side().foreignKey().isEmpty()) {
      return Optional.of("its key cannot be read");
    }
    Entity other = relationships().target(side).entity().orElseThrow();
    String key = side.side().foreignKey().get();
    return side.side().kind() == Kind.HAS_MANY_THROUGH
        ? through(side, key, other)
        : key(relationships().keyHolder(side).orElseThrow(), key)
            .or(() -> doubt(other, side.owner()));
  }

  private Relationships relationships() {
    return listing.relationships();
  }

  /** Whether the other model may lead to this one or to one of the same name. */
  private Optional<String> doubt(Entity other, Entity owner) {
    return Relationships.of(other)
        .filter(it -> it.side().target().name().equals(owner.name()))
        .filter(it -> relationships().target(it) instanceof Referent.Ambiguous)
        .map(it -> "%s does not show which %s it means".formatted(it, owner.name()))
        .findFirst();
  }

  private static Optional<String> unknown(Referent referent, String name) {
    return switch (referent) {
      case Referent.Found it -> Optional.empty();
      case Referent.Missing it -> Optional.of("no model is called " + name);
      case Referent.Ambiguous it ->
          Optional.of("%d models are called %s".formatted(it.models().size(), name));
    };
  }

  private Optional<String> through(Declared side, String near, Entity other) {
    if (side.side().through().isEmpty() || side.side().targetForeignKey().isEmpty()) {
      return Optional.of("its join model or a key of it cannot be read");
    }
    Entity join = relationships().join(side).entity().orElseThrow();
    if (join.isTable()) {
      return Optional.empty();
    }
    String far = side.side().targetForeignKey().get();
    return key(join, near)
        .or(() -> key(join, far))
        .or(
            () ->
                belongsTo(join, side.owner(), near) && belongsTo(join, other, far)
                    ? Optional.empty()
                    : Optional.of(
                        listing.name(join) + " does not declare that it belongs to both"));
  }

  private boolean belongsTo(Entity child, Entity parent, String key) {
    return relationships().direct(child, Kind.BELONGS_TO, parent, key).findFirst().isPresent();
  }

  private Optional<String> key(Entity child, String key) {
    return child.key(key).isPresent() || !listing.source().library().declaresKeys()
        ? Optional.empty()
        : Optional.of("%s has no field %s".formatted(child.name(), key));
  }
}
