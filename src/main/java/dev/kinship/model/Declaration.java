package dev.kinship.model;

import dev.kinship.text.Place;
import java.util.Optional;

/**
 * A relationship's side as a class declares it. {@code target} is the class name it gives, {@code
 * through} the join model's; empty where the source gives none that can be read.
 */
public record Declaration(
    String name,
    Kind kind,
    String target,
    Optional<String> foreignKey,
    Optional<String> inverseOf,
    Optional<String> through,
    Optional<String> targetForeignKey,
    Place place) {

  /** Whether this is the side of this kind, with this key, to that model. */
  public boolean is(Kind kind, String target, String foreignKey) {
    return this.kind == kind
        && this.target.equals(target)
        && this.foreignKey.equals(Optional.of(foreignKey));
  }

  /** The same side, with its inverse named. */
  public Declaration withInverse(String inverse) {
    return new Declaration(
        name, kind, target, foreignKey, Optional.of(inverse), through, targetForeignKey, place);
  }
}
