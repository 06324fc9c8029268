package dev.kinship.project.ignore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.project.file.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** The repository around a folder: its root, and what keeps git's own files there. */
record GitFolder(Path top, Path mark) {
  private static final String NAME = ".git";

  /** The usual name of {@link #exclude}. */
  static final String EXCLUDE = ".git/info/exclude";

  private static final String POINTER = "gitdir:";

  /** A path or two are in there; more is something else. */
  private static final int LONGEST_POINTER = 1 << 16;

  /** The nearest repository upward. */
  static Optional<GitFolder> around(Path folder) {
    for (Path path = folder; path != null; path = path.getParent()) {
      Path mark = path.resolve(NAME);
      if (Files.exists(mark)) {
        return Optional.of(new GitFolder(path, mark));
      }
    }
    return Optional.empty();
  }

  /** The ignore file that is not part of the repository; it need not be there. */
  Path exclude() {
    return common().resolve("info").resolve("exclude");
  }

  /**
   * Worktrees and submodules have a file that points to the folder, and perhaps to a shared one.
   */
  private Path common() {
    if (!Files.isRegularFile(mark)) {
      return mark;
    }
    try {
      String pointer = line(mark);
      if (!pointer.startsWith(POINTER)) {
        return mark;
      }
      Path own = top.resolve(pointer.substring(POINTER.length()).strip());
      Path shared = own.resolve("commondir");
      return Files.isRegularFile(shared) ? own.resolve(line(shared)) : own;
    } catch (IOException | InvalidPathException e) {
      return mark; // git does not understand it either
    }
  }

  private static String line(Path file) throws IOException {
    return new String(Bytes.read(file.toFile(), LONGEST_POINTER), UTF_8).strip();
  }
}
