package dev.kinship.source.python.uses;

import dev.kinship.source.python.Modules;
import dev.kinship.source.python.PythonFile;
import dev.kinship.source.python.Statements;
import dev.kinship.syntax.python.Statement.Alias;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How one file imports a module, in functions too: {@code whole} are the imports of the module
 * itself, {@code taken} the names taken from it, {@code handles} what the module may be called
 * before the dot of an attribute.
 */
record ModuleImports(List<Span> whole, Map<String, Span> taken, Set<String> handles) {
  static final String STAR = "*";

  static ModuleImports of(Modules modules, PythonFile file, String module) {
    ModuleImports imports = new ModuleImports(new ArrayList<>(), new HashMap<>(), new HashSet<>());
    Statements.deep(file.body())
        .forEach(
            it -> {
              switch (it) {
                case Import one -> imports.add(modules, file, module, one);
                case ImportFrom one -> imports.add(modules, file, module, one);
                default -> {}
              }
            });
    return imports;
  }

  private void add(Modules modules, PythonFile file, String module, Import statement) {
    for (Alias alias : statement.names()) {
      add(modules, modules.resolve(file.name(), 0, alias.name()), module, alias);
    }
  }

  private void add(Modules modules, PythonFile file, String module, ImportFrom statement) {
    int level = statement.level();
    String from = statement.module();
    boolean taking = modules.resolve(file.name(), level, from).equals(Optional.of(module));
    for (Alias alias : statement.names()) {
      if (taking) {
        taken.put(alias.name(), alias.span());
      } else {
        String inside = from.isEmpty() ? alias.name() : from + "." + alias.name();
        add(modules, modules.resolve(file.name(), level, inside), module, alias);
      }
    }
  }

  /** Of a package around the module, the module is an attribute by its own name. */
  private void add(Modules modules, Optional<String> found, String module, Alias alias) {
    String dotted = Modules.dotted("", module);
    String stem = dotted.substring(dotted.lastIndexOf('.') + 1);
    if (found.equals(Optional.of(module))) {
      whole.add(alias.span());
      handles.add(alias.asName().orElse(stem));
    } else if (found.filter(modules.packagesOf(module)::contains).isPresent()) {
      handles.add(stem);
    }
  }
}
