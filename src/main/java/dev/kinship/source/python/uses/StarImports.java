package dev.kinship.source.python.uses;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.Statements;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Change;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code from module import *} hands on, among the files that are read already. */
public final class StarImports {
  private static final String STAR = "*";

  private final Modules modules;
  private final Resolver resolver;
  private final List<PythonFile> starring;

  public StarImports(Modules modules, Resolver resolver) {
    this.modules = modules;
    this.resolver = resolver;
    this.starring = modules.known().stream().filter(StarImports::hasStar).toList();
  }

  /**
   * Refuses a change after which a star would give a name of another file another meaning: what a
   * module imports, it hands on.
   */
  public void requireKept(Change.Rewrite change) {
    modules
        .file(change.name())
        .filter(it -> importers(it).stream().anyMatch(other -> star(other, it).isPresent()))
        .ifPresent(it -> require(it, change));
  }

  private void require(PythonFile module, Change.Rewrite change) {
    PythonFile before = new PythonFile(change.source());
    PythonFile after = ModuleUses.after(change);
    Set<String> added = new LinkedHashSet<>();
    after.bindings().stream()
        .filter(Binding::isGlobal)
        .map(Binding::name)
        .filter(it -> !it.startsWith("_"))
        .filter(it -> before.binding(it).filter(Binding::isGlobal).isEmpty())
        .forEach(added::add);
    require(module, after, added, new HashSet<>());
  }

  private void require(
      PythonFile module, PythonFile after, Set<String> added, Set<PythonFile> met) {
    if (!met.add(module) || module.binding("__all__").isPresent()) {
      return;
    }
    for (PythonFile other : importers(module)) {
      Optional<ImportFrom> star = star(other, module);
      if (star.isPresent()) {
        for (String name : added) {
          if (replaces(other, star.get(), after, name)) {
            throw replaced(other, star.get(), after, name);
          }
        }
        require(other, after, added, met);
      }
    }
  }

  private boolean replaces(PythonFile other, ImportFrom star, PythonFile after, String name) {
    return resolver.binds(other, name)
        && !resolver.resolve(other, name).id().equals(resolver.resolve(after, name).id())
        && !isBoundBelow(other, star, name);
  }

  private static Refused replaced(
      PythonFile other, ImportFrom star, PythonFile module, String name) {
    return new Refused(
        CommonRules.NAME_TAKEN,
        "`%s` must import `%s`, and `%s`, which takes all its names, has another `%s`"
            .formatted(module.name(), name, other.name(), name),
        List.of(new Label(other.source().place(star.span()), "would replace it")),
        "list the names to hand on in an `__all__` in `%s`, then run the command again"
            .formatted(module.name()));
  }

  private Set<PythonFile> importers(PythonFile module) {
    Set<PythonFile> files = new LinkedHashSet<>();
    modules
        .packagesOf(module.name())
        .forEach(it -> modules.file(it).filter(StarImports::hasStar).ifPresent(files::add));
    files.addAll(starring);
    files.removeIf(it -> it.name().equals(module.name()));
    return files;
  }

  private static boolean hasStar(PythonFile file) {
    return !file.starImports().isEmpty();
  }

  private Optional<ImportFrom> star(PythonFile other, PythonFile module) {
    return other.starImports().stream()
        .filter(
            it ->
                modules
                    .resolve(other.name(), it.level(), it.module())
                    .equals(Optional.of(module.name())))
        .reduce((first, last) -> last);
  }

  private boolean isBoundBelow(PythonFile other, ImportFrom star, String name) {
    return Statements.flat(other.body())
        .filter(it -> it.span().start() > star.span().start())
        .anyMatch(it -> binds(other, it, name));
  }

  private boolean binds(PythonFile other, Statement statement, String name) {
    return switch (statement) {
      case ImportFrom it -> it.names().stream().anyMatch(one -> binds(other, it, one, name));
      case Statement.Import it -> it.names().stream().anyMatch(one -> one.bound().equals(name));
      default -> Statements.bound(statement).filter(name::equals).isPresent();
    };
  }

  private boolean binds(PythonFile other, ImportFrom statement, Alias alias, String name) {
    return alias.name().equals(STAR)
        ? modules
            .resolve(other.name(), statement.level(), statement.module())
            .flatMap(modules::file)
            .filter(it -> resolver.binds(it, name))
            .isPresent()
        : alias.bound().equals(name);
  }
}
