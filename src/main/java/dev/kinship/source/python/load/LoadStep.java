package dev.kinship.source.python.load;

import dev.kinship.source.python.ModulePath;
import java.util.List;
import java.util.Set;

/** One thing that a module does while it is loaded; {@code at} is its offset in the text. */
public sealed interface LoadStep {
  /** Imports everything. */
  String STAR = "*";

  int at();

  /** {@code from path import name as bound, …}. */
  record From(int at, ModulePath path, List<Taken> names) implements LoadStep {}

  /** One name of an import, and the name that it gets; none in the body of a class. */
  record Taken(String name, String bound) {}

  /** {@code import a.b as bound}; {@code bound} is {@code a} if nothing else is written. */
  record Whole(int at, String module, String bound) implements LoadStep {}

  /** Gives a value to names. */
  record Define(int at, Set<String> names) implements LoadStep {}

  /** Asks a module for an attribute: {@code a.b.Name}. */
  record Use(int at, List<String> names) implements LoadStep {}

  /** Makes {@code name} a name that the module's {@code __getattr__} imports from {@code path}. */
  record Lazy(int at, ModulePath path, String name) implements LoadStep {}

  /** The import of one name. */
  static From from(int at, ModulePath path, String name) {
    return new From(at, path, List.of(new Taken(name, name)));
  }
}
