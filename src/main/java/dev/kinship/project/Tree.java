package dev.kinship.project;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.project.file.Unread.Reason;
import dev.kinship.project.file.UnreadFiles;
import dev.kinship.project.ignore.Ignores;
import dev.kinship.text.FileName;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files of a project, less what git ignores, virtual environments and caches. One walk finds
 * all that are ever asked for, and tells what it could not look into.
 */
final class Tree {
  private static final String SQL = ".sql";
  private static final List<String> ENDINGS = List.of(".py", SQL);

  /** Deeper than any project is, and shallow enough for every stack. */
  private static final int DEEPEST = 100;

  /** The longest name of a folder: most systems open no path of more than 4,096 bytes. */
  private static final int LONGEST = 1_000;

  private final Path root;
  private final UnreadFiles unread;
  private @Nullable List<String> walked;

  Tree(Path root, UnreadFiles unread) {
    this.root = root;
    this.unread = unread;
  }

  /**
   * The names of all files that end so, one of {@link #ENDINGS}, in the order of their names,
   * folder by folder.
   */
  List<String> files(String ending) {
    if (!ENDINGS.contains(ending)) {
      throw new IllegalArgumentException("not looked for: " + ending);
    }
    return all().stream().filter(it -> ends(it, ending)).toList();
  }

  private List<String> all() {
    List<String> all = walked;
    if (all == null) {
      all = new ArrayList<>();
      walk(new Folder("", 0, false), Ignores.above(root, unread), all);
      walked = all;
    }
    return all;
  }

  /** {@code built} is whether it is the folder that setuptools builds in. */
  private record Folder(String name, int depth, boolean built) {
    String base() {
      return name.isEmpty() ? "" : name + "/";
    }
  }

  private void walk(Folder folder, Ignores above, List<String> found) {
    Path path = root.resolve(folder.name());
    Optional<FolderNames> listed = FolderNames.of(path);
    if (listed.isEmpty()) {
      unread.add(folder.name().isEmpty() ? "." : folder.name(), Reason.FOLDER_UNREADABLE);
      return;
    }
    List<String> names = listed.get().names();
    if (folder.depth() > 0 && Sourceless.byMark(path, names)) {
      return;
    }
    Ignores ignores =
        names.contains(Ignores.FILE) ? above.with(root, folder.base(), unread) : above;
    listed.get().lost().forEach(it -> lost(it, join(folder.name(), nameOf(it)), ignores));
    for (String child : names) {
      String name = join(folder.name(), child);
      if (isSource(child) && isFile(name)) {
        if (!ignores.ignore(name, false)) {
          found.add(name);
        }
      } else if (!Sourceless.byName(child) || isSource(child)) {
        boolean built = Sourceless.isBuilt(child, names);
        boolean output = folder.built() && Sourceless.isBuildOutput(child);
        Folder inner = new Folder(name, folder.depth() + 1, built);
        if (isFolder(child, name, ignores) && !output && !ignores.ignore(name, true)) {
          enter(inner, ignores, found);
        }
      }
    }
  }

  private void enter(Folder folder, Ignores ignores, List<String> found) {
    if (folder.depth() > DEEPEST || folder.name().length() > LONGEST) {
      unread.add(folder.name(), Reason.TOO_DEEP);
    } else {
      walk(folder, ignores, found);
    }
  }

  /**
   * Whether it is a folder and no link to one: what links show is elsewhere, or in the project once
   * more. Records a source that is not a file, and a link that leads out.
   */
  private boolean isFolder(String child, String name, Ignores ignores) {
    Path path = root.resolve(name);
    try {
      BasicFileAttributes attributes =
          Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (attributes.isDirectory()) {
        return true;
      }
      boolean linked = attributes.isSymbolicLink() && Files.isDirectory(path);
      if (linked && !path.toRealPath().startsWith(root.toRealPath())) {
        skip(name, Reason.LINK_OUTSIDE, ignores);
      } else if (isSource(child) && !linked && !isLockOfEmacs(child)) {
        skip(name, Reason.NOT_A_FILE, ignores);
      }
    } catch (NoSuchFileException e) {
      return false; // Someone has just deleted it.
    } catch (IOException e) {
      skip(name, Reason.FILE_UNREADABLE, ignores);
    }
    return false;
  }

  /** A link to nothing beside a file that is being edited. */
  private static boolean isLockOfEmacs(String child) {
    return child.startsWith(".#");
  }

  /** An entry that no name leads to. */
  private void lost(Path entry, String shown, Ignores ignores) {
    boolean folder =
        !Sourceless.byName(nameOf(entry)) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
    if (folder || isSource(shown)) {
      skip(shown, Reason.NAME_UNREADABLE, ignores);
    }
  }

  private void skip(String name, Reason reason, Ignores ignores) {
    if (!ignores.ignore(name, false)) {
      unread.add(name, reason);
    }
  }

  /**
   * The names of the files directly in {@code folder}, sorted; none if there is no such folder.
   * Refuses if one of {@link #ENDINGS} could not be read: all are needed.
   */
  List<String> filesIn(String folder) {
    Path path = root.resolve(folder);
    Optional<FolderNames> listed = FolderNames.of(path);
    if (listed.isEmpty()) {
      if (Files.isDirectory(path)) {
        throw unreadable(folder, Reason.FOLDER_UNREADABLE);
      }
      return List.of();
    }
    for (Path it : listed.get().lost()) {
      if (isSource(nameOf(it))) {
        throw unreadable(join(folder, nameOf(it)), Reason.NAME_UNREADABLE);
      }
    }
    List<String> files = new ArrayList<>();
    for (String child : listed.get().names()) {
      String name = join(folder, child);
      if (isFile(name)) {
        files.add(name);
      } else if (isSource(child) && !new File(root.toString(), name).isDirectory()) {
        throw unreadable(name, Reason.NOT_A_FILE);
      }
    }
    return files;
  }

  private static Refused unreadable(String name, Reason reason) {
    return new Refused(
        CommonRules.NOT_READABLE,
        "`%s` cannot be read: %s".formatted(name, reason.text()),
        reason.remedy() + ", then run the command again");
  }

  private static boolean isSource(String child) {
    return ENDINGS.stream().anyMatch(it -> ends(child, it));
  }

  /** {@code .SQL} counts too; Python imports no {@code .PY}. */
  private static boolean ends(String name, String ending) {
    return ending.equals(SQL) ? FileName.isSql(name) : name.endsWith(ending);
  }

  private boolean isFile(String name) {
    return new File(root.toString(), name).isFile();
  }

  /** The names of all that is directly in {@code folder}; none if it cannot be listed. */
  List<String> namesIn(String folder) {
    return FolderNames.of(root.resolve(folder)).map(FolderNames::names).orElse(List.of());
  }

  private static String nameOf(Path entry) {
    return String.valueOf(entry.getFileName());
  }

  private static String join(String folder, String name) {
    return folder.isEmpty() ? name : folder + "/" + name;
  }
}
