package dev.kinship.source.python.uses;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.LazyLookup;
import dev.kinship.source.python.ModulePath;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.Origin.Member;
import dev.kinship.source.python.PythonFile;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Nfkc;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds imports in the project that certainly fail: from a module that is not there, or of a name
 * that the module does not have. What may be there, by a star import for instance, is left alone.
 */
public final class BrokenImports {
  private static final int FARTHEST = 20;

  /** What else may give a module a name that its text does not have. */
  private static final List<String> DYNAMIC =
      List.of("import *", "__getattr__", "globals(", "setattr(", "exec(", "__dict__");

  private final Modules modules;

  public BrokenImports(Modules modules) {
    this.modules = modules;
  }

  /** A failing import of {@code name}: the sentence that says why, and where it is. */
  public record Broken(String name, String reason, Label place) {}

  /** The first one on the way from {@code name} in {@code file} to what it stands for. */
  public Optional<Broken> of(PythonFile file, String name) {
    PythonFile at = file;
    String wanted = name;
    for (int i = 0; i < FARTHEST; i++) {
      Optional<Binding> binding = at.binding(wanted);
      if (binding.isEmpty() || !(binding.get().origin() instanceof Member member)) {
        break;
      }
      boolean lazy = binding.get().reach() == Binding.Reach.ON_REQUEST;
      Optional<Broken> broken = broken(at, wanted, member, lazy);
      Optional<PythonFile> next = fileOf(at, member).flatMap(modules::file);
      if (broken.isPresent() || next.isEmpty()) {
        return broken;
      }
      at = next.get();
      wanted = member.name();
    }
    return Optional.empty();
  }

  /**
   * The first name that the module is to import when it is asked for, and cannot. The library asks
   * for all of them.
   */
  public Optional<Broken> onRequest(PythonFile file) {
    for (Map.Entry<String, Member> it : file.lazyLookup().names().entrySet()) {
      Optional<Broken> broken = broken(file, it.getKey(), it.getValue(), true);
      if (broken.isPresent()) {
        return broken;
      }
    }
    return Optional.empty();
  }

  private Optional<Broken> broken(PythonFile file, String name, Member member, boolean lazy) {
    return reason(file, member, lazy)
        .flatMap(
            why ->
                place(file, name, member, lazy)
                    .map(file.source()::place)
                    .map(it -> new Broken(member.name(), why, new Label(it, "imported here"))));
  }

  private Optional<String> reason(PythonFile file, Member member, boolean lazy) {
    String dotted = member.module();
    String inside = dotted.isEmpty() ? member.name() : dotted + "." + member.name();
    if (modules.resolve(file.name(), member.level(), inside).isPresent()) {
      return Optional.empty();
    }
    Optional<String> module = fileOf(file, member);
    boolean fails =
        module.isEmpty()
            ? isMissing(file, member, lazy)
            : modules.source(module.get()).filter(it -> !mayHave(it, member)).isPresent();
    return fails
        ? Optional.of(
            "`%s` imports `%s` from `%s`, which %s"
                .formatted(
                    file.name(),
                    member.name(),
                    new ModulePath(member.level(), dotted).written(),
                    module.isEmpty() ? "does not exist" : "does not have it"))
        : Optional.empty();
  }

  private Optional<String> fileOf(PythonFile file, Member member) {
    return modules.resolve(file.name(), member.level(), member.module());
  }

  private static boolean mayHave(SourceText module, Member member) {
    String name = Nfkc.of(member.name());
    // To bring a whole text to the form that Python reads takes time, and it rarely matters.
    return hasWord(module.text(), name)
        || DYNAMIC.stream().anyMatch(module.text()::contains)
        || (!Nfkc.isPlain(module.text()) && hasWord(Nfkc.of(module.text()), name));
  }

  private static boolean hasWord(String text, String name) {
    for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
      int end = at + name.length();
      boolean starts = at == 0 || !Character.isUnicodeIdentifierPart(text.charAt(at - 1));
      boolean ends = end == text.length() || !Character.isUnicodeIdentifierPart(text.charAt(end));
      if (starts && ends) {
        return true;
      }
    }
    return false;
  }

  /** Whether the module would be in the project, and nothing is there by its name. */
  private boolean isMissing(PythonFile file, Member member, boolean lazy) {
    String path = member.module().replace('.', '/');
    if (member.level() == 0) {
      boolean own = lazy || modules.bases(file.name()).stream().anyMatch(it -> holds(it, path));
      return own && modules.bases(file.name()).stream().noneMatch(it -> isThere(it, path));
    }
    String folder = Modules.folder(file.name());
    for (int i = 1; i < member.level(); i++) {
      folder = Modules.folder(folder);
    }
    return !path.isEmpty() && !isThere(folder, path);
  }

  /** Whether the package of the path is in the folder. */
  private boolean holds(String folder, String path) {
    return path.contains("/") && modules.isPackage(Modules.join(folder, Modules.folder(path)));
  }

  private boolean isThere(String folder, String path) {
    String whole = Modules.join(folder, path);
    String name = whole.substring(whole.lastIndexOf('/') + 1);
    return modules.sources().namesIn(Modules.folder(whole)).stream()
        .anyMatch(it -> it.equals(name) || it.startsWith(name + "."));
  }

  /** Where the import is; empty if it may never run, or if something catches its error. */
  private static Optional<Span> place(PythonFile file, String name, Member member, boolean lazy) {
    Stream<Span> listed =
        file.lazyLookup().entries().stream()
            .filter(it -> it.name().equals(name))
            .map(LazyLookup.Entry::span);
    Stream<Span> byHand = file.lazyLookup().function().map(it -> it.nameSpan()).stream();
    return lazy
        ? Stream.concat(listed, byHand).findFirst()
        : file.body().stream().flatMap(it -> imported(it, name, member)).findFirst();
  }

  private static Stream<Span> imported(Statement statement, String name, Member member) {
    return statement instanceof ImportFrom it
            && it.level() == member.level()
            && it.module().equals(member.module())
        ? it.names().stream().filter(one -> one.bound().equals(name)).map(one -> one.span())
        : Stream.empty();
  }
}
