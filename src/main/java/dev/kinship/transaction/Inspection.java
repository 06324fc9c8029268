package dev.kinship.transaction;

import dev.kinship.text.Change;
import dev.kinship.text.ProjectPath;
import dev.kinship.text.SourceText;
import dev.kinship.transaction.disk.Attributes;
import dev.kinship.transaction.disk.Content;
import dev.kinship.transaction.disk.Disk;
import dev.kinship.transaction.disk.FileAction;
import dev.kinship.transaction.disk.FileStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Looks at every file before the first write, and refuses what could not be written. */
final class Inspection {
  private final Path root;
  private final Map<Object, FileStep> seen = new HashMap<>();
  private final List<FileStep> steps = new ArrayList<>();
  private final Set<String> folders = new LinkedHashSet<>();

  private Inspection(Path root) {
    this.root = root;
  }

  /** {@code root} is the project's real one. */
  static Inspection of(Path root, List<Change> changes) {
    Inspection inspection = new Inspection(root);
    for (Change change : changes) {
      try {
        inspection.look(change);
      } catch (IOException e) {
        throw CommitRefusals.unreadable(change.name(), e);
      }
    }
    return inspection;
  }

  List<FileStep> steps() {
    return steps;
  }

  /** The folders to make, outermost first. */
  List<String> folders() {
    return List.copyOf(folders);
  }

  private void look(Change change) throws IOException {
    switch (change) {
      case Change.Rewrite it -> rewrite(it);
      case Change.Create it -> create(it);
      case Change.Delete it -> delete(it);
    }
  }

  private void rewrite(Change.Rewrite change) throws IOException {
    Path real = realPath(change);
    Content before = asRead(change.source(), real);
    requireWritable(change.name(), real);
    requireWritable(change.name(), Disk.parentOf(real));
    add(FileAction.REWRITTEN, change, real, before, Content.of(change.bytes()));
  }

  private void create(Change.Create change) throws IOException {
    Path path = change.path();
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw CommitRefusals.there(change.name());
    }
    Deque<String> missing = new ArrayDeque<>();
    Path folder = Disk.parentOf(path);
    while (!Files.exists(folder)) {
      missing.push(Disk.nameOf(folder));
      folder = Disk.parentOf(folder);
    }
    Path real = inside(change.name(), folder.toRealPath());
    if (!Files.isDirectory(real)) {
      throw CommitRefusals.noFolder(change.name(), nameOf(real));
    }
    requireWritable(change.name(), real);
    for (String name : missing) {
      real = inside(change.name(), real.resolve(name).normalize());
      folders.add(nameOf(real));
    }
    add(
        FileAction.CREATED,
        change,
        inside(change.name(), real.resolve(Disk.nameOf(path))),
        Content.NONE,
        Content.of(change.bytes()));
  }

  private void delete(Change.Delete change) throws IOException {
    Path real = realPath(change);
    if (Files.isSymbolicLink(change.path())) {
      throw CommitRefusals.linkToDelete(change.name());
    }
    Content before = asRead(change.source(), real);
    requireWritable(change.name(), real);
    requireWritable(change.name(), Disk.parentOf(real));
    add(FileAction.DELETED, change, real, before, Content.NONE);
  }

  /** Two names of one file are one step where they agree, and otherwise refused. */
  private void add(FileAction kind, Change change, Path real, Content before, Content after)
      throws IOException {
    if (after.equals(before)) {
      return;
    }
    int mode = kind == FileAction.CREATED ? FileStep.UMASK : Attributes.mode(real);
    FileStep step = new FileStep(kind, change.name(), nameOf(real), mode, before, after);
    FileStep same = seen.putIfAbsent(keyOf(real), step);
    if (same == null) {
      steps.add(step);
    } else if (kind != FileAction.REWRITTEN || !same.after().equals(after)) {
      throw CommitRefusals.sameFile(same.name(), step.name());
    }
  }

  private static Object keyOf(Path real) throws IOException {
    if (!Files.exists(real)) {
      return real;
    }
    Object key = Files.readAttributes(real, BasicFileAttributes.class).fileKey();
    return key == null ? real : key;
  }

  private Path realPath(Change change) throws IOException {
    try {
      return inside(change.name(), change.path().toRealPath());
    } catch (NoSuchFileException e) {
      throw CommitRefusals.gone(change.name());
    }
  }

  /** A link may lead out of the project, or into what git and Kinship keep for themselves. */
  private Path inside(String name, Path real) {
    if (!real.startsWith(root)) {
      throw CommitRefusals.outside(name, real);
    }
    if (!real.equals(root) && !ProjectPath.isAllowed(nameOf(real))) {
      throw CommitRefusals.reserved(name, nameOf(real));
    }
    return real;
  }

  private static Content asRead(SourceText source, Path real) throws IOException {
    Content now = Content.at(real);
    if (!now.equals(Content.of(source.bytes()))) {
      throw CommitRefusals.changed(source.name());
    }
    return now;
  }

  private void requireWritable(String name, Path fileOrFolder) {
    if (!Files.isWritable(fileOrFolder)) {
      throw CommitRefusals.readOnly(name, nameOf(fileOrFolder));
    }
  }

  private String nameOf(Path real) {
    String name = root.relativize(real).toString().replace('\\', '/');
    return name.isEmpty() ? "." : name;
  }
}
