package dev.kinship.transaction;

import dev.kinship.transaction.disk.Attributes;
import dev.kinship.transaction.disk.Content;
import dev.kinship.transaction.disk.Disk;
import dev.kinship.transaction.disk.FileAction;
import dev.kinship.transaction.disk.FileStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes the files of an entry as they should be, or back as they were. Either direction can be
 * started again from wherever it was interrupted.
 *
 * <p>A file is written beside its place and moved there; one with several names, or whose owner a
 * new file cannot have, is written where it is, which the bytes in the journal make safe. A file to
 * delete is moved aside first.
 */
final class Writing {
  /** How far a file is in its step. */
  enum State {
    OLD,
    NEW,
    TORN,
    EDITED
  }

  private final Disk disk;
  private final Path root;
  private final Entry entry;
  private final Set<FileStep> begun = new LinkedHashSet<>();
  private String current = KinshipFolder.NAME;

  /** {@code root} is the project's real one. */
  Writing(Disk disk, Path root, Entry entry) {
    this.disk = disk;
    this.root = root;
    this.entry = entry;
  }

  /** The current file: an {@link IOException} is about this one. */
  String current() {
    return current;
  }

  /** The steps whose files may have been touched. */
  Set<FileStep> begun() {
    return begun;
  }

  /** Refuses if something has the name of what is written beside a file: it would be lost. */
  void requireRoom() throws IOException {
    for (FileStep step : entry.steps()) {
      if (isStaged(step)) {
        throw CommitRefusals.inTheWay(root.relativize(beside(step)).toString());
      }
    }
  }

  void forward(Collection<FileStep> steps) throws IOException {
    for (String folder : entry.folders()) {
      current = folder;
      disk.makeFolder(root.resolve(folder));
    }
    List<FileStep> inPlace = new ArrayList<>();
    List<FileStep> byMove = new ArrayList<>();
    for (FileStep step : steps) {
      (stage(step, step.after()) ? byMove : inPlace).add(step);
    }
    // Writing in place may need room, moving does not: what may fail comes first.
    syncFolders(inPlace);
    for (FileStep step : inPlace) {
      begin(step);
      disk.overwrite(target(step), step.after());
    }
    for (FileStep step : byMove) {
      begin(step);
      replace(step);
    }
    syncFolders(entry.steps());
    for (FileStep step : entry.steps()) {
      current = step.name();
      disk.delete(beside(step));
    }
    for (String folder : entry.emptied()) {
      disk.removeFolder(root.resolve(folder));
    }
  }

  /** The paths of what lies beside the files or over them and could not be removed; mostly none. */
  List<Path> back(Collection<FileStep> steps) throws IOException {
    for (FileStep step : steps) {
      current = step.name();
      State state = state(step);
      if (state == State.NEW || state == State.TORN) {
        restore(step);
      }
    }
    List<Path> left = new ArrayList<>();
    for (FileStep step : entry.steps()) {
      orLeave(beside(step), disk::delete, left);
    }
    syncFolders(steps);
    for (String folder : entry.folders().reversed()) {
      orLeave(root.resolve(folder), disk::removeFolder, left);
    }
    return left;
  }

  State state(FileStep step) throws IOException {
    Content now = Content.at(target(step));
    if (now.equals(step.before())) {
      return State.OLD;
    } else if (now.equals(step.after())) {
      return State.NEW;
    }
    boolean torn =
        step.kind() == FileAction.REWRITTEN
            && isStaged(step)
            && now.isTornBetween(step.before(), step.after());
    return torn ? State.TORN : State.EDITED;
  }

  /** Whether what is to take the file's place lies beside it. */
  boolean isStaged(FileStep step) {
    return Files.exists(beside(step), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Writes {@code content} beside the file; a mere mark, and false, where it has to be written in
   * place.
   */
  private boolean stage(FileStep step, Content content) throws IOException {
    current = step.name();
    Path target = target(step);
    if (!content.isFile()) {
      return true;
    } else if (!Files.exists(target)) {
      disk.create(beside(step), content, step.mode());
      return true;
    }
    if (state(step) == State.TORN) {
      // The mark is there, and has to stay until the file is whole.
      return false;
    }
    if (!Attributes.isHardLinked(target) && disk.createLike(target, beside(step), content)) {
      return true;
    }
    disk.create(beside(step), Content.of(new byte[0]), FileStep.UMASK);
    return false;
  }

  private void begin(FileStep step) throws IOException {
    current = step.name();
    State state = state(step);
    if (state != State.OLD && state != State.TORN) {
      throw CommitRefusals.changed(step.name());
    }
    begun.add(step);
  }

  private void replace(FileStep step) throws IOException {
    if (!step.after().isFile()) {
      disk.move(target(step), beside(step));
    } else {
      disk.move(beside(step), target(step));
    }
  }

  private void restore(FileStep step) throws IOException {
    switch (step.kind()) {
      case CREATED -> disk.delete(target(step));
      case REWRITTEN -> rewriteBack(step);
      case DELETED -> bringBack(step);
    }
  }

  private void rewriteBack(FileStep step) throws IOException {
    if (stage(step, step.before())) {
      disk.move(beside(step), target(step));
    } else {
      disk.overwrite(target(step), step.before());
    }
  }

  private void bringBack(FileStep step) throws IOException {
    if (!Content.at(beside(step)).equals(step.before())) {
      for (String folder : entry.emptied().reversed()) {
        disk.makeFolder(root.resolve(folder));
      }
      disk.create(beside(step), step.before(), step.mode());
    }
    disk.move(beside(step), target(step));
  }

  private static void orLeave(Path path, Removal removal, List<Path> left) {
    try {
      removal.of(path);
    } catch (IOException e) {
      left.add(path);
    }
  }

  private interface Removal {
    void of(Path path) throws IOException;
  }

  private void syncFolders(Collection<FileStep> steps) throws IOException {
    Set<Path> folders = new LinkedHashSet<>();
    for (FileStep step : steps) {
      folders.add(Disk.parentOf(target(step)));
    }
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        disk.sync(folder);
      }
    }
  }

  private Path target(FileStep step) {
    return root.resolve(step.real());
  }

  private Path beside(FileStep step) {
    return target(step)
        .resolveSibling(".kin-%s-%d".formatted(entry.commit().id(), entry.steps().indexOf(step)));
  }
}
