package dev.kinship.source.python.edit;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.source.python.Binding;
import dev.kinship.source.python.Modules;
import dev.kinship.source.python.Origin;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Resolver;
import dev.kinship.source.python.load.ImportSimulation;
import dev.kinship.syntax.python.Mentions;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names of packages that a first import of a module takes: a module, once loaded, is an
 * attribute of its package, whatever that had under the name.
 */
record PackageNames(Modules modules, Resolver resolver, ImportSimulation simulation) {
  private static final String INIT = "/__init__.py";

  /** Refuses an import of {@code module} in {@code from} that hides a name of a package. */
  void require(PythonFile from, PythonFile module) {
    String loaded = module.name();
    for (String init : modules.packagesOf(module.name())) {
      if (!init.equals(loaded)) {
        String path = loaded;
        modules.file(init).ifPresent(it -> requireFree(it, path, module));
      }
      if (from.name().startsWith(Modules.folder(init) + "/")) {
        return;
      }
      loaded = init;
    }
  }

  /** What the package itself loads has taken the name already, or has left it. */
  private void requireFree(PythonFile init, String loaded, PythonFile module) {
    String path = loaded.endsWith(INIT) ? Modules.folder(loaded) + ".py" : loaded;
    String name = Modules.dotted(Modules.folder(path), path);
    if (resolver.binds(init, name)
        && !isModule(init, name, loaded)
        && !simulation.loads(init.name(), loaded)) {
      throw new Refused(
          CommonRules.NAME_TAKEN,
          "`%s` has its own `%s`, which an import of `%s` would replace by the module"
              .formatted(init.name(), name, module.name()),
          List.of(new Label(init.source().place(spanOf(init, name)), "would be replaced")),
          "give one of the two another name, then run the command again");
    }
  }

  /** Where the package says the name first; its beginning if the name comes by a star. */
  private static Span spanOf(PythonFile init, String name) {
    return Mentions.in(init.text(), Set.of(name)).stream()
        .map(Mentions.Mention::span)
        .findFirst()
        .orElse(new Span(0, 1));
  }

  private boolean isModule(PythonFile init, String name, String file) {
    Optional<Origin> origin = init.binding(name).map(Binding::origin);
    return origin
        .flatMap(
            it ->
                switch (it) {
                  case Origin.Member one ->
                      modules.resolve(
                          init.name(),
                          one.level(),
                          one.module().isEmpty() ? one.name() : one.module() + "." + one.name());
                  case Origin.Module one -> modules.resolve(init.name(), 0, one.module());
                  case Origin.Definition one -> Optional.<String>empty();
                  case Origin.Alias one -> Optional.<String>empty();
                  case Origin.Value one -> Optional.<String>empty();
                })
        .filter(file::equals)
        .isPresent();
  }
}
