package dev.kinship.source.python;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Span;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one name of one file means. Each place is looked at once, however many star imports lead to
 * it, and no chain is followed without end.
 */
final class Question {
  /** Each step is a call inside the one before; people hand names on through two or three files. */
  private static final int FARTHEST = 150;

  private record Step(PythonFile file, String dotted) {}

  private final Modules modules;
  private final String library;
  private final PythonFile asked;
  private final String name;
  private final Set<Step> met = new HashSet<>();

  Question(Modules modules, String library, PythonFile asked, String name) {
    this.modules = modules;
    this.library = library;
    this.asked = asked;
    this.name = name;
  }

  Resolved answer() {
    return resolve(asked, name, 0);
  }

  private Resolved resolve(PythonFile file, String dotted, int steps) {
    if (!met.add(new Step(file, dotted)) || (steps > FARTHEST && goesRound(file, dotted))) {
      return new Resolved.Unknown();
    }
    if (steps > FARTHEST) {
      throw tooFar();
    }
    String head = head(dotted);
    String rest = dotted.substring(head.length());
    Optional<Binding> binding = file.binding(head);
    if (binding.isEmpty()) {
      return fromStars(file, dotted, steps)
          .orElseGet(() -> rest.isEmpty() ? new Resolved.Library(head) : new Resolved.Unknown());
    }
    return switch (binding.get().origin()) {
      case Origin.Definition it when rest.isEmpty() ->
          new Resolved.ProjectClass(file, it.definition());
      case Origin.Definition it -> new Resolved.Unknown();
      case Origin.Value it when rest.isEmpty() -> new Resolved.Value(file, head);
      case Origin.Value it -> new Resolved.Unknown();
      case Origin.Alias it when it.there().equals(head) -> new Resolved.Unknown();
      case Origin.Alias it -> resolve(file, it.there() + rest, steps + 1);
      case Origin.Member it -> member(file, it, rest, steps);
      case Origin.Module it -> inModule(file, it.module() + rest, steps);
    };
  }

  private Resolved member(PythonFile file, Origin.Member origin, String rest, int steps) {
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
    return origin.level() == 0 ? new Resolved.Library(inside + rest) : new Resolved.Unknown();
  }

  /**
   * A name after {@code import a.b}: the longest part of it that is a module of the project counts.
   */
  private Resolved inModule(PythonFile file, String dotted, int steps) {
    for (int end = dotted.lastIndexOf('.'); end > 0; end = dotted.lastIndexOf('.', end - 1)) {
      Optional<PythonFile> module = fileOf(file, 0, dotted.substring(0, end));
      if (module.isPresent()) {
        return resolve(module.get(), dotted.substring(end + 1), steps + 1);
      }
    }
    return new Resolved.Library(dotted);
  }

  private Optional<Resolved> fromStars(PythonFile file, String dotted, int steps) {
    for (ImportFrom star : file.starImports()) {
      Optional<PythonFile> module = fileOf(file, star.level(), star.module());
      if (module.isPresent() && module.get() != file) {
        Resolved thing = resolve(module.get(), dotted, steps + 1);
        if (isFound(thing)) {
          return Optional.of(thing);
        }
      } else if (star.module().startsWith(library)) {
        return Optional.of(new Resolved.Library(star.module() + "." + dotted));
      }
    }
    return Optional.empty();
  }

  /** A name that nothing binds is taken for a builtin, which has no dots. */
  private static boolean isFound(Resolved thing) {
    return switch (thing) {
      case Resolved.ProjectClass it -> true;
      case Resolved.Value it -> true;
      case Resolved.Library it -> it.dotted().contains(".");
      case Resolved.Unknown it -> false;
    };
  }

  /** {@code x = x.y} goes on forever, with more and more names after the first. */
  private boolean goesRound(PythonFile file, String dotted) {
    String head = head(dotted);
    return met.stream()
        .anyMatch(
            it ->
                it.file() == file && !it.dotted().equals(dotted) && head(it.dotted()).equals(head));
  }

  private static String head(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }

  private Refused tooFar() {
    int at = Math.max(0, asked.text().indexOf(name));
    Span span = new Span(at, Math.min(at + name.length(), asked.text().length()));
    return new Refused(
        CommonRules.TOO_DEEP,
        "`%s` is passed on by more than %d imports or assignments".formatted(name, FARTHEST),
        List.of(new Label(asked.source().place(span), "followed from here")),
        "import it from a module closer to its definition, or list the file in .gitignore");
  }

  private Optional<PythonFile> fileOf(PythonFile from, int level, String module) {
    return modules.resolve(from.name(), level, module).flatMap(modules::file);
  }
}
