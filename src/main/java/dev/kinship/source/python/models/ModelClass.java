package dev.kinship.source.python.models;

import dev.kinship.model.Entity;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolved;
import dev.kinship.syntax.python.Statement.ClassDefinition;

/** A class that is a model: its place and its contents. */
public record ModelClass(PythonFile file, ClassDefinition definition, Entity entity) {
  /** The class of an entity with other contents; its place stays. */
  public ModelClass with(Entity other) {
    return new ModelClass(file, definition, other);
  }

  /** The class alone, as Python has it. */
  public Resolved.ProjectClass asClass() {
    return new Resolved.ProjectClass(file, definition);
  }
}
