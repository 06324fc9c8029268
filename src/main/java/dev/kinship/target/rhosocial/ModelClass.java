package dev.kinship.target.rhosocial;

import dev.kinship.model.Entity;
import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.text.Span;

/** A class that is a model: where it stands, and what it says. */
record ModelClass(PythonFile file, ClassDefinition definition, Entity entity) {
  /** The class of an entity with other contents; its place stays. */
  ModelClass with(Entity other) {
    return new ModelClass(file, definition, other);
  }

  Span nameSpan() {
    return definition.nameSpan();
  }
}
