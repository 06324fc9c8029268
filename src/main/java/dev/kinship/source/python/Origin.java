package dev.kinship.source.python;

import dev.kinship.syntax.python.Statement.ClassDefinition;

/** What a name in a module stands for, as the module's text says. */
public sealed interface Origin {
  /** A class of the module itself. */
  record Definition(ClassDefinition definition) implements Origin {}

  /** {@code from module import name}; {@code level} counts the leading dots. */
  record Member(int level, String module, String name) implements Origin {}

  /** {@code import module}. */
  record Module(String module) implements Origin {}

  /** {@code here = there}. */
  record Alias(String there) implements Origin {}

  /** A function, a variable, or what a loop leaves. */
  record Value() implements Origin {}
}
