package dev.kinship.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The ignore files of git that hold in one folder: those of the folders above it up to the
 * repository's root, its own last. As in git the last pattern that matches decides.
 */
final class Ignores {
  static final String FILE = ".gitignore";

  private static final Ignores NONE = new Ignores(List.of());

  private final List<IgnorePattern> patterns;

  private Ignores(List<IgnorePattern> patterns) {
    this.patterns = patterns;
  }

  /** Those of the folders above the project, where it lies inside a repository. */
  static Ignores above(Path root) {
    List<Path> folders = new ArrayList<>();
    for (Path path = root; path != null; path = path.getParent()) {
      if (java.nio.file.Files.exists(path.resolve(".git"))) {
        Ignores ignores = NONE.withFile(path.resolve(".git/info/exclude"), prefix(path, root));
        for (Path folder : folders.reversed()) {
          ignores = ignores.withFile(folder.resolve(FILE), prefix(folder, root));
        }
        return ignores;
      }
      if (path.getParent() != null) {
        folders.add(path.getParent());
      }
    }
    return NONE;
  }

  /** These and those of {@code folder} of the project. */
  Ignores with(Path root, String folder) {
    return withFile(root.resolve(folder).resolve(FILE), folder.isEmpty() ? "" : folder + "/");
  }

  /** Whether git would leave out {@code name}, a path from the project's root. */
  boolean ignore(String name, boolean folder) {
    for (int i = patterns.size() - 1; i >= 0; i--) {
      IgnorePattern pattern = patterns.get(i);
      if (pattern.matches(name, folder)) {
        return !pattern.includes();
      }
    }
    return false;
  }

  /**
   * {@code base} is where the file's folder lies seen from the project's root: {@code shop/}, or
   * for one above the root {@code ^} and the way down to the root, which is put before each name.
   */
  private Ignores withFile(Path file, String base) {
    if (!java.nio.file.Files.isRegularFile(file)) {
      return this;
    }
    List<IgnorePattern> more = new ArrayList<>(patterns);
    Texts.read(file, file.toString())
        .ifPresent(
            it ->
                it.text()
                    .lines()
                    .forEach(line -> IgnorePattern.of(line, base).ifPresent(more::add)));
    return new Ignores(List.copyOf(more));
  }

  private static String prefix(Path folder, Path root) {
    String down = folder.relativize(root).toString().replace('\\', '/');
    return down.isEmpty() ? "" : IgnorePattern.ABOVE + down + "/";
  }
}
