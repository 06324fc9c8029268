package dev.kinship.source.python.imports;

import dev.kinship.source.python.Modules;
import dev.kinship.source.python.StandardModules;
import dev.kinship.source.python.style.ImportRules;

/** The groups of imports, from the top, as isort and ruff have them. */
enum ImportSection {
  FUTURE,
  STANDARD,
  LIBRARY,
  PROJECT,
  LOCAL;

  /** The section of an import with so many dots before {@code module}. */
  static ImportSection of(int level, String module, Modules modules, ImportRules rules) {
    if (level > 0) {
      return LOCAL;
    }
    if (module.equals("__future__")) {
      return FUTURE;
    }
    int dot = module.indexOf('.');
    String top = dot < 0 ? module : module.substring(0, dot);
    if (rules.own().contains(top)
        || rules.roots().stream().anyMatch(it -> modules.isIn(it, module))) {
      return PROJECT;
    }
    return StandardModules.has(top) ? STANDARD : LIBRARY;
  }
}
