package dev.kinship.source.python.edit;

import dev.kinship.source.python.StandardModules;

/** The groups of imports, from the top. */
enum ImportSection {
  FUTURE,
  STANDARD,
  LIBRARY,
  PROJECT;

  /**
   * The section of an absolute import of {@code module}; {@code inProject} where a file is found.
   */
  static ImportSection of(int level, String module, boolean inProject) {
    if (module.equals("__future__")) {
      return FUTURE;
    }
    if (level > 0 || inProject) {
      return PROJECT;
    }
    int dot = module.indexOf('.');
    return StandardModules.has(dot < 0 ? module : module.substring(0, dot)) ? STANDARD : LIBRARY;
  }
}
