package dev.kinship.source.python.load;

import dev.kinship.source.python.ModulePath;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A module whose steps run or have run: the names that it has by now. */
final class LoadedModule {
  final String file;
  final List<LoadStep> steps;
  final Set<String> names = new HashSet<>();

  /** The names that are modules, with their files. */
  final Map<String, String> modules = new HashMap<>();

  /** The names that its {@code __getattr__} imports. */
  final Map<String, ModulePath> lazy = new HashMap<>();

  int next;
  boolean isLoaded;

  LoadedModule(String file, List<LoadStep> steps) {
    this.file = file;
    this.steps = steps;
  }

  void bind(String name, Optional<String> module) {
    names.add(name);
    if (module.isPresent()) {
      modules.put(name, module.get());
    } else {
      modules.remove(name);
    }
  }
}
