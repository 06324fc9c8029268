package dev.kinship.project;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The files of a project, less what git ignores, virtual environments and build folders. */
final class Tree {
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

  Tree(Path root) {
    this.root = root;
  }

  /** The names of all files that end so, in the order of their names, folder by folder. */
  List<String> files(String ending) {
    List<String> found = new ArrayList<>();
    walk("", Ignores.above(root), ending, found);
    return found;
  }

  /** The names of the files directly in {@code folder}, sorted. */
  List<String> filesIn(String folder) {
    return children(folder).stream()
        .filter(it -> !it.folder())
        .map(it -> join(folder, it.name()))
        .toList();
  }

  private record Child(String name, boolean folder) {}

  private void walk(String folder, Ignores above, String ending, List<String> found) {
    List<Child> children = children(folder);
    Ignores ignores = above;
    for (Child child : children) {
      if (child.name().equals(ENVIRONMENT_MARK)) {
        return;
      }
      if (child.name().equals(Ignores.FILE)) {
        ignores = above.with(root, folder);
      }
    }
    for (Child child : children) {
      String name = join(folder, child.name());
      boolean wanted = child.folder() ? isSearched(child.name()) : child.name().endsWith(ending);
      if (!wanted || ignores.ignore(name, child.folder())) {
        continue;
      }
      if (child.folder()) {
        walk(name, ignores, ending, found);
      } else {
        found.add(name);
      }
    }
  }

  private static boolean isSearched(String folder) {
    return !folder.startsWith(".") && !NEVER.contains(folder) && !folder.endsWith(".egg-info");
  }

  /**
   * Links to folders are not followed: what they show is elsewhere, or in the project once more.
   */
  private List<Child> children(String folder) {
    Path path = root.resolve(folder);
    List<Child> children = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      for (Path entry : entries) {
        BasicFileAttributes own =
            Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        boolean folderLink = own.isSymbolicLink() && !Files.isRegularFile(entry);
        if (!folderLink && !own.isOther()) {
          children.add(new Child(String.valueOf(entry.getFileName()), own.isDirectory()));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException | DirectoryIteratorException e) {
      throw new Refused(
          Rule.SYSTEM_FAILED,
          "the folder `%s` cannot be read: %s".formatted(path, e),
          "look at its rights, then say the same again");
    }
    children.sort((a, b) -> a.name().compareTo(b.name()));
    return children;
  }

  private static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
