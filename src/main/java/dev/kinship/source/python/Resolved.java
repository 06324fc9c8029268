package dev.kinship.source.python;

import dev.kinship.syntax.python.Statement.ClassDefinition;
import dev.kinship.text.Place;

/** What a dotted name turns out to be, once imports are followed. */
public sealed interface Resolved {
  /** What tells it from other things: to compare the classes themselves would read their bodies. */
  String id();

  /** A class of the project. */
  record ProjectClass(PythonFile file, ClassDefinition definition) implements Resolved {
    /** The class name. */
    public String name() {
      return definition.name();
    }

    /** Where it is defined. */
    public Place place() {
      return file.source().place(definition.nameSpan());
    }

    @Override
    public String id() {
      return file.name() + ":" + definition.nameSpan().start();
    }
  }

  /** Something of a library, by its full dotted name; builtins have no dots. */
  record Library(String dotted) implements Resolved {
    @Override
    public String id() {
      return dotted;
    }
  }

  /** What an assignment of the project's gives a name to, an alias of a type for instance. */
  record Value(PythonFile file, String name) implements Resolved {
    @Override
    public String id() {
      return file.name() + ":" + name;
    }
  }

  /** Something that the text does not tell. */
  record Unknown() implements Resolved {
    @Override
    public String id() {
      return "";
    }
  }
}
