package dev.kinship.source.python;

import dev.kinship.diagnostic.Refused;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.syntax.python.token.Keywords;
import dev.kinship.text.Nfkc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How one module names another in {@code from … import}: so many dots, then names with dots. */
public record ModulePath(int level, String module) {
  /** {@code ..shop.user}. */
  public String written() {
    return ".".repeat(level) + module;
  }

  /**
   * The path that {@code from} is to use for {@code to}: the one that it uses already; relative
   * inside packages; absolute from the folder where the project's other imports begin. Refuses a
   * file that no import can name.
   */
  public static ModulePath between(Modules modules, PythonFile from, PythonFile to) {
    ModulePath path = found(modules, from, to);
    boolean ownPackage = path.level() > 0 && path.module().isEmpty();
    if (!ownPackage
        && !Arrays.stream(path.module().split("\\.")).allMatch(ModulePath::isImportable)) {
      throw noPath(path, from, to);
    }
    return path;
  }

  private static Refused noPath(ModulePath path, PythonFile from, PythonFile to) {
    if (path.module().isEmpty()) {
      return new Refused(
          PathRules.NO_PATH,
          "`%s` cannot import `%s` by a whole path: the project's folder is the package, and its name is not known"
              .formatted(from.name(), to.name()),
          "pass the folder around it: --project .., or allow relative imports in the settings of the linter");
    }
    String part =
        Arrays.stream(path.module().split("\\."))
            .filter(it -> !isImportable(it))
            .findFirst()
            .orElseThrow();
    boolean file = to.name().endsWith("/" + part + ".py") || to.name().equals(part + ".py");
    return new Refused(
        PathRules.NO_PATH,
        "`%s` cannot import `%s`: `%s` is not a valid module name"
            .formatted(from.name(), to.name(), part),
        "rename the %s so that its name has only letters, digits and underscores and is not a keyword, then run the command again"
            .formatted(file ? "file" : "folder `%s`".formatted(part)));
  }

  /** Python looks for the file under the name as it compares names. */
  private static boolean isImportable(String module) {
    return Keywords.allow(module) && Nfkc.of(module).equals(module);
  }

  private static ModulePath found(Modules modules, PythonFile from, PythonFile to) {
    return used(modules, from, to.name())
        .filter(it -> it.level() == 0 || !from.layout().imports().bans(it.level()))
        .orElseGet(() -> unused(modules, from, to));
  }

  private static ModulePath unused(Modules modules, PythonFile from, PythonFile to) {
    String common = commonFolder(from.name(), to.name());
    if (modules.isPackage(common)) {
      ModulePath relative = relative(common, from.name(), to.name());
      String base = outside(modules, common);
      boolean absolute =
          from.layout().imports().bans(relative.level())
              || areAbsolute(modules, from, base)
                  .or(() -> areAbsolute(modules, to, base))
                  .orElse(false);
      return absolute ? new ModulePath(0, Modules.dotted(base, to.name())) : relative;
    }
    Optional<String> base = base(modules, List.of(from, to), common);
    if (base.isPresent()) {
      return new ModulePath(0, Modules.dotted(base.get(), to.name()));
    }
    return common.isEmpty()
            || common.equals("src")
            || new FolderImports(modules, common).areByName(from, to)
        ? new ModulePath(0, Modules.dotted(common, to.name()))
        : relative(common, from.name(), to.name());
  }

  /** The folder that the outermost package around {@code folder} is in. */
  private static String outside(Modules modules, String folder) {
    String outside = folder;
    while (!outside.isEmpty() && modules.isPackage(outside)) {
      outside = Modules.folder(outside);
    }
    return outside;
  }

  /**
   * Whether a file imports modules of its own package by their whole path from {@code base}; empty
   * if it imports none of them.
   */
  private static Optional<Boolean> areAbsolute(Modules modules, PythonFile file, String base) {
    String inside = base.isEmpty() ? file.name() : file.name().substring(base.length() + 1);
    int slash = inside.indexOf('/');
    String top = slash < 0 ? inside : inside.substring(0, slash);
    Optional<Boolean> absolute = Optional.empty();
    for (ImportFrom statement : imports(file.body()).toList()) {
      if (statement.level() > 0) {
        return Optional.of(false);
      }
      if ((statement.module() + ".").startsWith(top + ".")
          && modules.isIn(base, statement.module())) {
        absolute = Optional.of(true);
      }
    }
    return absolute;
  }

  private static Optional<ModulePath> used(Modules modules, PythonFile from, String to) {
    return imports(from.body())
        .filter(it -> modules.resolve(from.name(), it.level(), it.module()).equals(Optional.of(to)))
        .map(it -> new ModulePath(it.level(), it.module()))
        .findFirst();
  }

  /**
   * The folder at which absolute imports of these files begin, if it holds {@code common}; empty
   * where they have none, or where they are relative.
   */
  private static Optional<String> base(Modules modules, List<PythonFile> files, String common) {
    for (PythonFile file : files) {
      for (ImportFrom statement : imports(file.body()).toList()) {
        if (statement.level() > 0) {
          return Optional.empty();
        }
        for (String base : modules.bases(file.name())) {
          boolean holds = base.isEmpty() || (common + "/").startsWith(base + "/");
          if (holds && modules.isIn(base, statement.module())) {
            return Optional.of(base);
          }
        }
      }
    }
    return Optional.empty();
  }

  private static ModulePath relative(String common, String from, String to) {
    String folder = Modules.folder(from);
    int up =
        folder.equals(common)
            ? 0
            : folder.substring(common.length()).replaceFirst("^/", "").split("/", -1).length;
    return new ModulePath(1 + up, Modules.dotted(common, to));
  }

  private static String commonFolder(String one, String other) {
    List<String> a = List.of(Modules.folder(one).split("/", -1));
    List<String> b = List.of(Modules.folder(other).split("/", -1));
    List<String> common = new ArrayList<>();
    for (int i = 0; i < Math.min(a.size(), b.size()) && a.get(i).equals(b.get(i)); i++) {
      common.add(a.get(i));
    }
    return String.join("/", common);
  }

  private static java.util.stream.Stream<ImportFrom> imports(List<Statement> statements) {
    return Statements.flat(statements)
        .filter(ImportFrom.class::isInstance)
        .map(ImportFrom.class::cast);
  }
}
