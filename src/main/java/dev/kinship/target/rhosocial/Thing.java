package dev.kinship.target.rhosocial;

import dev.kinship.syntax.python.Statement.ClassDefinition;

/** What a dotted name turns out to be, once imports are followed. */
sealed interface Thing {
  /** A class of the project. */
  record ProjectClass(PythonFile file, ClassDefinition definition) implements Thing {}

  /** Something of a library, by its full dotted name; builtins have no dots. */
  record Library(String dotted) implements Thing {}

  /** Something that the text does not tell. */
  record Unknown() implements Thing {}
}
