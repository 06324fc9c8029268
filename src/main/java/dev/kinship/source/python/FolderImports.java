package dev.kinship.source.python;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.syntax.python.Statement;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.text.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the project imports modules of a folder that is not a package: by their names alone, if
 * programs run in the folder or have it in their path, or through the folder.
 */
final class FolderImports {
  /** So many files of the folder tell how it is with the others. */
  private static final int SIBLINGS = 50;

  private final Modules modules;
  private final String folder;
  private final List<Place> byName = new ArrayList<>();
  private final List<Place> throughFolder = new ArrayList<>();

  FolderImports(Modules modules, String folder) {
    this.modules = modules;
    this.folder = folder;
  }

  /** Whether {@code to} goes by its name alone in {@code from}. Refuses if both ways are in use. */
  boolean areByName(PythonFile from, PythonFile to) {
    Set<String> names = Set.of(name(from.name()), name(to.name()));
    modules.sources().mentioning(".py", names).stream()
        .filter(it -> it.isUtf8() && names.stream().anyMatch(name -> mayImport(it.text(), name)))
        .forEach(it -> look(modules.keep(it), names));
    if (byName.isEmpty() && throughFolder.isEmpty()) {
      Set<String> siblings =
          modules.sources().namesIn(folder).stream()
              .filter(it -> it.endsWith(".py"))
              .map(it -> it.substring(0, it.length() - ".py".length()))
              .collect(Collectors.toSet());
      modules.sources().mentioning(".py", siblings).stream()
          .filter(it -> Modules.folder(it.name()).equals(folder) && it.isUtf8())
          .filter(it -> siblings.stream().anyMatch(name -> mayImport(it.text(), name)))
          .limit(SIBLINGS)
          .forEach(it -> look(modules.keep(it), Set.of()));
    }
    if (!byName.isEmpty() && !throughFolder.isEmpty()) {
      throw unclear(from, to);
    }
    return !byName.isEmpty();
  }

  /** A quick look before a file is read. */
  static boolean mayImport(String text, String name) {
    return text.lines().anyMatch(it -> it.contains("import") && it.contains(name));
  }

  /** The first part of a module's name, seen from the folder. */
  private String name(String file) {
    return first(Modules.dotted(folder, file));
  }

  private static String first(String dotted) {
    int dot = dotted.indexOf('.');
    return dot < 0 ? dotted : dotted.substring(0, dot);
  }

  /** {@code names} are those that count; all of the folder's files if there are none. */
  private void look(PythonFile file, Set<String> names) {
    Statements.deep(file.body()).forEach(it -> look(file, it, names));
  }

  private void look(PythonFile file, Statement statement, Set<String> names) {
    switch (statement) {
      case Import it -> it.names().forEach(one -> look(file, it, 0, one.name(), names));
      case ImportFrom it -> {
        String prefix = it.module().isEmpty() ? "" : it.module() + ".";
        Stream.concat(Stream.of(it.module()), it.names().stream().map(one -> prefix + one.name()))
            .forEach(one -> look(file, it, it.level(), one, names));
      }
      default -> {}
    }
  }

  private void look(
      PythonFile file, Statement statement, int level, String dotted, Set<String> names) {
    Optional<String> found = modules.resolve(file.name(), level, dotted);
    boolean here =
        found.isPresent() ? found.get().startsWith(folder + "/") : isHere(level, dotted, names);
    if (here && (names.isEmpty() || names.contains(found.map(this::name).orElse(first(dotted))))) {
      boolean alone =
          level == 0 && found.map(it -> Modules.dotted(folder, it).equals(dotted)).orElse(true);
      (alone ? byName : throughFolder).add(file.source().place(statement.span()));
    }
  }

  /** Whether a program that has the folder in its path finds the module there. */
  private boolean isHere(int level, String dotted, Set<String> names) {
    return level == 0
        && names.contains(first(dotted))
        && !StandardModules.has(first(dotted))
        && modules.isIn(folder, dotted);
  }

  private Refused unclear(PythonFile from, PythonFile to) {
    String name = Modules.dotted(folder, to.name());
    return new Refused(
        PathRules.TWO_PATHS,
        "how `%s` can import `%s` is not clear: the project imports `%s` with and without its folder"
            .formatted(from.name(), to.name(), folder),
        List.of(
            new Label(byName.getFirst(), "by its name alone"),
            new Label(throughFolder.getFirst(), "through the folder")),
        "write the one that works into `%s`, `from %s import ...` or `from %s.%s import ...`, then run the command again"
            .formatted(from.name(), name, folder.replace('/', '.'), name));
  }
}
