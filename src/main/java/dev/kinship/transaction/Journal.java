package dev.kinship.transaction;

import dev.kinship.diagnostic.Refused;
import dev.kinship.transaction.Recovery.Direction;
import dev.kinship.transaction.Writing.State;
import dev.kinship.transaction.disk.Attributes;
import dev.kinship.transaction.disk.Disk;
import dev.kinship.transaction.disk.FileAction;
import dev.kinship.transaction.disk.FileStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What makes a run whole: the journal is on the disk before any file is touched, and becomes the
 * history's newest entry when all are written. A whole journal says that the run may be finished; a
 * torn one, that no file was touched. To be used under the lock of {@link KinshipFolder}.
 */
final class Journal {
  private final KinshipFolder home;
  private final Path root;
  private final Disk disk;

  /** {@code root} is the project's real one. */
  Journal(KinshipFolder home, Path root, Disk disk) {
    this.home = home;
    this.root = root;
    this.disk = disk;
  }

  /** Writes every file of {@code entry}; if one cannot be written, reverts the others. */
  Commit commit(Entry entry) {
    Writing writing = new Writing(disk, root, entry);
    try {
      writing.requireRoom();
      disk.create(
          home.journal(), EntryFormat.write(entry, root.toString(), home.seal()), mode(entry));
      disk.sync(home.folder());
      disk.sync(root);
      writing.forward(entry.steps());
      close(entry);
    } catch (IOException e) {
      String failed = writing.current();
      List<Path> left = takeBack(writing, writing.begun());
      throw CommitRefusals.unwritten(
          failed, e, left.stream().map(it -> root.relativize(it).toString()).toList());
    } catch (Refused e) {
      takeBack(writing, writing.begun());
      throw e;
    }
    syncClosed();
    return entry.commit();
  }

  /** Finishes what a run that died has begun, or takes it back. */
  Optional<Recovery> settle() throws IOException {
    if (!Files.exists(home.journal(), LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    Optional<Entry> whole = home.readJournal();
    if (whole.isEmpty()) {
      drop();
      return Optional.of(new Recovery(Direction.BACK, Optional.empty(), List.of()));
    }
    return Optional.of(settle(whole.get()));
  }

  private Recovery settle(Entry entry) throws IOException {
    Writing writing = new Writing(disk, root, entry);
    List<FileStep> edited = in(State.EDITED, entry, writing);
    List<String> kept = edited.stream().map(FileStep::name).toList();
    if (mayFinish(entry, edited, writing) && isFinished(entry, writing)) {
      syncClosed();
      return new Recovery(Direction.FORWARD, Optional.of(entry.commit()), kept);
    }
    takeBack(writing, entry.steps());
    return new Recovery(Direction.BACK, Optional.of(entry.commit()), kept);
  }

  /** Tries to finish; if the disk is full there may still be room enough to revert. */
  private boolean isFinished(Entry entry, Writing writing) {
    try {
      List<FileStep> missing = new ArrayList<>(in(State.OLD, entry, writing));
      missing.addAll(in(State.TORN, entry, writing));
      writing.forward(missing);
      close(entry);
      return true;
    } catch (IOException | Refused e) {
      return false;
    }
  }

  /** Not where someone went on with the old text of a file that this run had not written yet. */
  private static boolean mayFinish(Entry entry, List<FileStep> edited, Writing writing)
      throws IOException {
    if (edited.isEmpty()) {
      return true;
    }
    boolean allStaged =
        !in(State.NEW, entry, writing).isEmpty() || writing.isStaged(entry.steps().getLast());
    return allStaged
        && edited.stream().allMatch(it -> it.kind() == FileAction.DELETED || !writing.isStaged(it));
  }

  private static List<FileStep> in(State state, Entry entry, Writing writing) throws IOException {
    List<FileStep> result = new ArrayList<>();
    for (FileStep step : entry.steps()) {
      if (writing.state(step) == state) {
        result.add(step);
      }
    }
    return result;
  }

  /** What is for the owner's eyes only stays so in the history. */
  private static int mode(Entry entry) {
    boolean secret =
        entry.steps().stream()
            .anyMatch(it -> it.mode() != FileStep.UMASK && (it.mode() & Attributes.FOR_ALL) == 0);
    return secret ? Attributes.OWNER_ONLY : FileStep.UMASK;
  }

  private List<Path> takeBack(Writing writing, Collection<FileStep> steps) {
    try {
      List<Path> left = writing.back(steps);
      drop();
      return left;
    } catch (IOException e) {
      throw CommitRefusals.unsettled(writing.current(), e);
    }
  }

  private void drop() throws IOException {
    disk.delete(home.journal());
    disk.sync(home.folder());
  }

  private void close(Entry entry) throws IOException {
    disk.move(home.journal(), home.entry(entry.commit().id()));
  }

  private void syncClosed() {
    try {
      disk.sync(home.history());
      disk.sync(home.folder());
    } catch (IOException e) {
      throw CommitRefusals.notDurable(e);
    }
  }
}
