package dev.kinship.project;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project, less what git ignores, virtual environments and build folders. One walk
 * finds all that are ever asked for.
 */
final class Tree {
  private static final List<String> ENDINGS = List.of(".py", ".sql");

  /** Folders that hold no source of the project, whether git ignores them or not. */
  private static final Set<String> NEVER =
      Set.of(
          "node_modules",
          "__pycache__",
          "site-packages",
          "venv",
          "env",
          "build",
          "dist",
          "target",
          "eggs",
          "wheels");

  private static final String ENVIRONMENT_MARK = "pyvenv.cfg";

  private final Path root;
  private @Nullable List<String> walked;

  Tree(Path root) {
    this.root = root;
  }

  /**
   * The names of all files that end so, one of {@link #ENDINGS}, in the order of their names,
   * folder by folder.
   */
  List<String> files(String ending) {
    if (!ENDINGS.contains(ending)) {
      throw new IllegalArgumentException("not looked for: " + ending);
    }
    return all().stream().filter(it -> it.endsWith(ending)).toList();
  }

  private List<String> all() {
    List<String> all = walked;
    if (all == null) {
      all = new ArrayList<>();
      walk("", Ignores.above(root), all);
      walked = all;
    }
    return all;
  }

  /** The names of the files directly in {@code folder}, sorted. */
  List<String> filesIn(String folder) {
    return names(folder).stream().map(it -> join(folder, it)).filter(this::isFile).toList();
  }

  private void walk(String folder, Ignores above, List<String> found) {
    List<String> names = names(folder);
    if (names.contains(ENVIRONMENT_MARK)) {
      return;
    }
    Ignores ignores = names.contains(Ignores.FILE) ? above.with(root, folder) : above;
    for (String child : names) {
      String name = join(folder, child);
      if (ENDINGS.stream().anyMatch(child::endsWith) && isFile(name)) {
        if (!ignores.ignore(name, false)) {
          found.add(name);
        }
      } else if (isSearched(child) && isFolder(name) && !ignores.ignore(name, true)) {
        walk(name, ignores, found);
      }
    }
  }

  private static boolean isSearched(String folder) {
    return !folder.startsWith(".") && !NEVER.contains(folder) && !folder.endsWith(".egg-info");
  }

  private boolean isFile(String name) {
    return new File(root.toString(), name).isFile();
  }

  /**
   * Links to folders are not followed: what they show is elsewhere, or in the project once more.
   */
  private boolean isFolder(String name) {
    return Files.isDirectory(root.resolve(name), LinkOption.NOFOLLOW_LINKS);
  }

  /** What is in a folder, sorted; java.io takes half the time of java.nio.file in a cold JVM. */
  List<String> names(String folder) {
    Path path = root.resolve(folder);
    String[] names = path.toFile().list();
    if (names == null) {
      if (Files.isDirectory(path)) {
        throw new Refused(
            Rule.SYSTEM_FAILED,
            "the folder `%s` cannot be read".formatted(path),
            "look at its rights, then say the same again");
      }
      return List.of();
    }
    Arrays.sort(names);
    return List.of(names);
  }

  private static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
