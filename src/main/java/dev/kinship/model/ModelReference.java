package dev.kinship.model;

import java.util.Optional;

/**
 * A model as the class of another one refers to it: {@code written} is what the source has, {@code
 * User}, {@code users.User} or {@code users:User}. {@code id} is the model's, if it is known
 * without asking the source.
 */
public record ModelReference(String written, Optional<String> id) {
  /** What the source has. */
  public static ModelReference written(String written) {
    return new ModelReference(written, Optional.empty());
  }

  /** A reference that Kinship is about to write. */
  public static ModelReference to(Entity entity) {
    return new ModelReference(entity.name(), Optional.of(entity.id()));
  }

  /** The class name alone, without its module. */
  public String name() {
    return written.substring(Math.max(written.lastIndexOf('.'), written.lastIndexOf(':')) + 1);
  }

  @Override
  public String toString() {
    return name();
  }
}
