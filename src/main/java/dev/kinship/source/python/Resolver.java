package dev.kinship.source.python;

/** Follows names through imports, aliases and re-exports, from file to file. */
public final class Resolver {
  private final Modules modules;
  private final String library;

  public Resolver(Modules modules, String library) {
    this.modules = modules;
    this.library = library;
  }

  /** What {@code dotted} means in {@code file}, at the end of its module. */
  public Resolved resolve(PythonFile file, String dotted) {
    return new Question(modules, library, file, dotted).answer();
  }
}
