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

  /** Whether {@code file} has that name, by a star import too. */
  public boolean binds(PythonFile file, String name) {
    return file.binding(name).filter(it -> !it.typingOnly()).isPresent()
        || switch (resolve(file, name)) {
          case Resolved.ProjectClass it -> true;
          case Resolved.Value it -> true;
          case Resolved.Library it -> it.dotted().contains(".");
          case Resolved.Unknown it -> false;
        };
  }
}
