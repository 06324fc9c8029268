package dev.kinship.model;

import java.util.List;
import java.util.Optional;

/** What a {@link ModelReference} turns out to be. */
public sealed interface Referent {
  /** One model. */
  record Found(Entity model) implements Referent {}

  /** No model of the project. */
  record Missing() implements Referent {}

  /** One of several models of that name; the source does not tell which. */
  record Ambiguous(List<Entity> models) implements Referent {
    public Ambiguous {
      models = List.copyOf(models);
    }
  }

  /** The model, if it is known. */
  default Optional<Entity> entity() {
    return this instanceof Found it ? Optional.of(it.model()) : Optional.empty();
  }
}
