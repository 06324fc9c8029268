package dev.kinship.source.python.models;

import dev.kinship.source.python.Resolved;
import java.util.Optional;

/** What a library takes a class for. */
public interface ModelReader {
  /** The class as a model; empty if it is not one. */
  Optional<ModelClass> model(Resolved.ProjectClass theClass);

  /** Whether a model has a table of its own, and is not only a base of others. */
  boolean hasTable(ModelClass model);
}
