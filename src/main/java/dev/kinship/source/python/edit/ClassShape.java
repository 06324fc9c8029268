package dev.kinship.source.python.edit;

import dev.kinship.syntax.python.Statement.Assignment;

/** What a library takes the statements of a class body for. */
public interface ClassShape {
  /** Whether the statement declares a stored field. */
  boolean isField(Assignment statement);

  /** Whether the statement declares a relationship. */
  boolean isRelation(Assignment statement);
}
