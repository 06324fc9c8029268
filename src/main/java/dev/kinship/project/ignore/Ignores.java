package dev.kinship.project.ignore;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.project.file.Bytes;
import dev.kinship.project.file.Unread;
import dev.kinship.project.file.UnreadFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ignore files of git that hold in one folder, the innermost last: it decides first. Paths are
 * seen from the repository's root; {@code lead} is the way from there to the project. All folders
 * of a project share one {@code effort}.
 */
public record Ignores(String lead, List<IgnoreFile> files, Effort effort) {
  public static final String FILE = ".gitignore";

  public Ignores {
    files = List.copyOf(files);
  }

  /** Whether a path from the project's root is that of an ignore file, and not of a source. */
  public static boolean isFile(String path) {
    return path.endsWith(FILE) || path.equals(GitFolder.EXCLUDE);
  }

  /**
   * Those of the folders above the project, if it is inside a repository. None if the repository
   * ignores the project as a whole: a user who works in it means its files all the same.
   */
  public static Ignores above(Path root, UnreadFiles unread) {
    Ignores none = new Ignores("", List.of(), new Effort());
    Optional<GitFolder> git = GitFolder.around(root);
    if (git.isEmpty()) {
      return none;
    }
    Path top = git.get().top();
    String lead = top.equals(root) ? "" : slashed(top.relativize(root)) + "/";
    Ignores ignores = none.with(git.get().exclude(), 0, GitFolder.EXCLUDE, unread);
    for (int end = lead.indexOf('/'); end >= 0; end = lead.indexOf('/', end + 1)) {
      int start = lead.lastIndexOf('/', end - 1) + 1;
      ignores = ignores.with(top, lead.substring(0, start), unread);
      if (ignores.ignore(lead.substring(0, end), true)) {
        return none;
      }
    }
    return new Ignores(lead, ignores.files, none.effort);
  }

  /** These and those of the folder that is called {@code base} from {@code root}, with a slash. */
  public Ignores with(Path root, String base, UnreadFiles unread) {
    Path file = root.resolve(base + FILE);
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) // git follows no link here
        ? with(file, (lead + base).getBytes(UTF_8).length, base + FILE, unread)
        : this;
  }

  /** Whether git would leave out {@code name}, a path from the project's root. */
  public boolean ignore(String name, boolean folder) {
    if (files.isEmpty()) {
      return false;
    }
    byte[] path = (lead + name).getBytes(UTF_8);
    int last = path.length - name.substring(name.lastIndexOf('/') + 1).getBytes(UTF_8).length;
    for (int i = files.size() - 1; i >= 0; i--) {
      Optional<IgnorePattern> deciding = files.get(i).deciding(path, last, folder, effort);
      if (deciding.isPresent()) {
        return !deciding.get().includes();
      }
    }
    return false;
  }

  private Ignores with(Path file, int start, String name, UnreadFiles unread) {
    File there = new File(file.toString());
    if (!there.isFile()) {
      return this;
    }
    try {
      List<IgnoreFile> more = new ArrayList<>(files);
      more.add(IgnoreFile.of(Bytes.read(there, Bytes.IGNORE_FILE), start));
      return new Ignores(lead, more, effort);
    } catch (IOException e) {
      unread.add(name, Unread.reason(e));
      return this;
    }
  }

  private static String slashed(Path path) {
    return path.toString().replace('\\', '/');
  }
}
