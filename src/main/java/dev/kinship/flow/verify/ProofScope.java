package dev.kinship.flow.verify;

import dev.kinship.model.Entity;
import dev.kinship.project.Project;
import dev.kinship.proof.Request.Module;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which modules of a project are imported to prove it: those with models, and all of the packages
 * around them; no tests and no programs, which would run.
 */
record ProofScope(List<Module> modules, List<String> roots) {
  private static final String INIT = "__init__.py";
  private static final String ENDING = ".py";
  private static final Pattern TEST =
      Pattern.compile("(^|.*/)(tests?/.*|test_[^/]*|[^/]*_test\\.py|conftest\\.py)");
  private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*");

  static ProofScope of(Project project, List<Entity> models) {
    Set<String> all = new HashSet<>(project.files(ENDING));
    Set<String> files = new TreeSet<>();
    for (Entity model : models) {
      String file = model.place().file();
      if (!isTest(file) && !model.isTable()) {
        files.add(file);
        String top = topPackage(file, all);
        if (!top.isEmpty()) {
          all.stream()
              .filter(it -> it.startsWith(top + "/") && !isTest(it) && !it.endsWith("__main__.py"))
              .forEach(files::add);
        }
      }
    }
    List<Module> modules = new ArrayList<>();
    Set<String> roots = new TreeSet<>();
    Map<String, Boolean> inPath = new HashMap<>();
    for (String file : files) {
      String root =
          inPath.computeIfAbsent(parent(file), it -> isInPath(it, project, all))
              ? parent(file)
              : root(file, all);
      String name = name(file, root);
      if (!name.isEmpty()) {
        modules.add(new Module(file, name));
        roots.add(root);
      }
    }
    return new ProofScope(modules, List.copyOf(roots));
  }

  /** Whether it belongs to the tests of the project, by its name. */
  static boolean isTest(String file) {
    return TEST.matcher(file.toLowerCase(Locale.ROOT)).matches();
  }

  /** The outermost folder around a file that is a package with all folders between; or empty. */
  private static String topPackage(String file, Set<String> all) {
    String top = "";
    String folder = parent(file);
    while (!folder.isEmpty() && all.contains(folder + "/" + INIT)) {
      top = folder;
      folder = parent(folder);
    }
    return top;
  }

  /**
   * Whether programs have the folder itself in their path: it is not a package, and one of its
   * modules imports another by its bare name.
   */
  private static boolean isInPath(String folder, Project project, Set<String> all) {
    if (folder.isEmpty() || all.contains(folder + "/" + INIT)) {
      return false;
    }
    List<String> own = all.stream().filter(it -> parent(it).equals(folder)).toList();
    String names =
        own.stream()
            .map(it -> it.substring(folder.length() + 1, it.length() - ENDING.length()))
            .filter(it -> NAME.matcher(it).matches() && !all.contains(it + ENDING))
            .filter(it -> !all.contains(it + "/" + INIT))
            .collect(Collectors.joining("|"));
    Pattern imports = Pattern.compile("(?m)^\\s*(from|import) (%s)\\b".formatted(names));
    return !names.isEmpty()
        && own.stream()
            .flatMap(it -> project.read(it).stream())
            .anyMatch(it -> imports.matcher(it.text()).find());
  }

  /** The folder where imports of a file begin. */
  private static String root(String file, Set<String> all) {
    String top = topPackage(file, all);
    return top.isEmpty() ? (file.startsWith("src/") ? "src" : "") : parent(top);
  }

  /** The dotted name; empty if no import can name it. */
  private static String name(String file, String root) {
    String below = root.isEmpty() ? file : file.substring(root.length() + 1);
    String path = below.substring(0, below.length() - ENDING.length());
    String module = path.endsWith("/__init__") ? parent(path) : path;
    List<String> parts = List.of(module.split("/"));
    return parts.stream().allMatch(it -> NAME.matcher(it).matches()) ? String.join(".", parts) : "";
  }

  private static String parent(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }
}
