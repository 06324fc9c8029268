package dev.kinship.source.python;

import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import java.util.Optional;
import java.util.Set;

/** Which files are free for a new module, so that it hides nothing that its name means today. */
public record FreeModules(Modules modules, Resolver resolver) {
  /** What other packages import, so that no import of it is in the project; each may be a model. */
  private static final Set<String> OF_OTHERS =
      Set.of(
          """
          attr attrs box celery certifi click cloudpickle cryptography docker faker fire flask
          greenlet idna invoke lark mako markdown marshmallow multipart orjson packaging passlib
          pika platformdirs pluggy ply portalocker progress redis regex requests responses rich
          rope rsa schema six slugify starlette stripe tabulate tenacity tornado trio twisted
          typer vine watchdog webob wheel wrapt yaml zope
          """
              .strip()
              .split("\\s+"));

  /** Whether {@code file}, with its folders, can be a new module. */
  public boolean has(String file) {
    return modules.isUnused(file) && !hides(Modules.folder(file), stem(file));
  }

  private static String stem(String file) {
    return Modules.dotted(Modules.folder(file), file);
  }

  /** In a package it becomes an attribute of that; elsewhere a program may find it by its name. */
  private boolean hides(String folder, String name) {
    Optional<PythonFile> init = modules.file(Modules.join(folder, "__init__.py"));
    boolean found = init.isEmpty() || folder.isEmpty() || folder.equals("src");
    return init.filter(it -> resolver.binds(it, name)).isPresent()
        || (found && (StandardModules.has(name) || OF_OTHERS.contains(name) || isImported(name)));
  }

  /** Whether an import of the project finds something installed under that name. */
  private boolean isImported(String name) {
    return modules.sources().mentioning(".py", Set.of(name)).stream()
        .filter(it -> it.isUtf8() && FolderImports.mayImport(it.text(), name))
        .flatMap(it -> Statements.deep(modules.keep(it).body()))
        .anyMatch(it -> imports(it, name));
  }

  private static boolean imports(Statement statement, String name) {
    return switch (statement) {
      case Import it -> it.names().stream().anyMatch(one -> isOf(one.name(), name));
      case ImportFrom it -> it.level() == 0 && isOf(it.module(), name);
      default -> false;
    };
  }

  private static boolean isOf(String module, String name) {
    return module.equals(name) || module.startsWith(name + ".");
  }
}
