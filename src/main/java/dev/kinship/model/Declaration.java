package dev.kinship.model;

import dev.kinship.text.Place;
import java.util.Optional;

/**
 * A relationship's side as a class declares it. {@code target} is the model as the source refers to
 * it, {@code through} the join model; {@link Relationships} resolves both. The keys are empty if
 * the source has none that can be read.
 */
public record Declaration(
    String name,
    Kind kind,
    ModelReference target,
    Optional<String> foreignKey,
    Optional<String> inverseOf,
    Optional<ModelReference> through,
    Optional<String> targetForeignKey,
    Place place) {

  /** The same side, with its inverse named. */
  public Declaration withInverse(String inverse) {
    return new Declaration(
        name, kind, target, foreignKey, Optional.of(inverse), through, targetForeignKey, place);
  }
}
