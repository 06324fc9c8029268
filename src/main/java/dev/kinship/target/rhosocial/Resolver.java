package dev.kinship.target.rhosocial;

/** Follows names through imports, aliases and re-exports, from file to file. */
final class Resolver {
  private final Modules modules;

  Resolver(Modules modules) {
    this.modules = modules;
  }

  /** What {@code dotted} means in {@code file}, at the end of its module. */
  Thing resolve(PythonFile file, String dotted) {
    return new Question(modules, file, dotted).answer();
  }
}
