package dev.kinship.target.rhosocial;

import dev.kinship.syntax.python.Statement.ImportFrom;
import java.util.Optional;

/** Follows names through imports, aliases and re-exports, from file to file. */
final class Resolver {
  /** Longer chains of re-exports are cycles. */
  private static final int FARTHEST = 24;

  private final Modules modules;

  Resolver(Modules modules) {
    this.modules = modules;
  }

  /** What {@code dotted} means in {@code file}, at the end of its module. */
  Thing resolve(PythonFile file, String dotted) {
    return resolve(file, dotted, 0);
  }

  private Thing resolve(PythonFile file, String dotted, int steps) {
    if (steps > FARTHEST) {
      return new Thing.Unknown();
    }
    int dot = dotted.indexOf('.');
    String head = dot < 0 ? dotted : dotted.substring(0, dot);
    String rest = dot < 0 ? "" : dotted.substring(dot);
    Optional<Binding> binding = file.binding(head);
    if (binding.isEmpty()) {
      return fromStars(file, dotted, steps)
          .orElseGet(() -> rest.isEmpty() ? new Thing.Library(head) : new Thing.Unknown());
    }
    return switch (binding.get().origin()) {
      case Origin.Definition it when rest.isEmpty() ->
          new Thing.ProjectClass(file, it.definition());
      case Origin.Definition it -> new Thing.Unknown();
      case Origin.Value it when rest.isEmpty() -> new Thing.Value(file, head);
      case Origin.Value it -> new Thing.Unknown();
      case Origin.Alias it when it.there().equals(head) -> new Thing.Unknown();
      case Origin.Alias it -> resolve(file, it.there() + rest, steps + 1);
      case Origin.Member it -> member(file, it, rest, steps);
      case Origin.Module it -> inModule(file, it.module() + rest, steps);
    };
  }

  private Thing member(PythonFile file, Origin.Member origin, String rest, int steps) {
    Optional<PythonFile> module = fileOf(file, origin.level(), origin.module());
    if (module.isPresent() && module.get().binding(origin.name()).isPresent()) {
      return resolve(module.get(), origin.name() + rest, steps + 1);
    }
    String inside =
        origin.module().isEmpty() ? origin.name() : origin.module() + "." + origin.name();
    Optional<PythonFile> submodule = fileOf(file, origin.level(), inside);
    if (submodule.isPresent() && !rest.isEmpty()) {
      return resolve(submodule.get(), rest.substring(1), steps + 1);
    }
    if (module.isPresent()) {
      return resolve(module.get(), origin.name() + rest, steps + 1);
    }
    return origin.level() == 0 ? new Thing.Library(inside + rest) : new Thing.Unknown();
  }

  /**
   * A name behind {@code import a.b}: the longest part of it that is a module of the project
   * counts.
   */
  private Thing inModule(PythonFile file, String dotted, int steps) {
    for (int end = dotted.lastIndexOf('.'); end > 0; end = dotted.lastIndexOf('.', end - 1)) {
      Optional<PythonFile> module = fileOf(file, 0, dotted.substring(0, end));
      if (module.isPresent()) {
        return resolve(module.get(), dotted.substring(end + 1), steps + 1);
      }
    }
    return new Thing.Library(dotted);
  }

  private Optional<Thing> fromStars(PythonFile file, String dotted, int steps) {
    for (ImportFrom star : file.starImports()) {
      Optional<PythonFile> module = fileOf(file, star.level(), star.module());
      if (module.isPresent() && module.get() != file) {
        Thing thing = resolve(module.get(), dotted, steps + 1);
        if (thing instanceof Thing.ProjectClass || thing instanceof Thing.Value) {
          return Optional.of(thing);
        }
      } else if (star.module().startsWith(Library.ROOT)) {
        return Optional.of(new Thing.Library(star.module() + "." + dotted));
      }
    }
    return Optional.empty();
  }

  private Optional<PythonFile> fileOf(PythonFile from, int level, String module) {
    return modules.resolve(from.name(), level, module).flatMap(modules::file);
  }
}
