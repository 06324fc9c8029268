package dev.kinship.transaction;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The folder where Kinship keeps its things; it is made at the first write, and git does not see
 * it.
 */
final class Home {
  static final String NAME = ".kinship";

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(20);

  /**
   * A file lock holds between processes only, and is lost when its process closes the file
   * anywhere.
   */
  private static final Semaphore THIS_PROCESS = new Semaphore(1);

  private final Path root;
  private final Path folder;

  Home(Path root) {
    this.root = root;
    this.folder = root.resolve(NAME);
  }

  boolean exists() {
    return Files.exists(folder);
  }

  Path folder() {
    return folder;
  }

  Path journal() {
    return folder.resolve("journal");
  }

  Path history() {
    return folder.resolve("history");
  }

  Path entry(String id) {
    return history().resolve(id);
  }

  /** Does {@code work} while no other run can; refuses where another one takes too long. */
  <T> T locked(Work<T> work) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    if (!enter()) {
      throw Failure.locked();
    }
    try {
      make();
      try (FileChannel lock =
          FileChannel.open(
              folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        while (lock.tryLock() == null) {
          if (System.nanoTime() > end) {
            throw Failure.locked();
          }
          pause();
        }
        return work.run();
      }
    } catch (IOException e) {
      throw Failure.unwritten(NAME, e, List.of());
    } finally {
      THIS_PROCESS.release();
    }
  }

  /** Something to do under the lock. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** The heads of the history, oldest first. */
  List<List<String>> heads() {
    return ids().stream().map(it -> head(entry(it))).toList();
  }

  Entry read(String id) {
    Path file = entry(id);
    try {
      return EntryFormat.read(Files.readAllBytes(file), nameOf(file))
          .orElseThrow(() -> Failure.damaged(nameOf(file)));
    } catch (IOException e) {
      throw Failure.unreadable(nameOf(file), e);
    }
  }

  String nextId() {
    List<String> ids = ids();
    return "%04d".formatted(ids.isEmpty() ? 1 : Integer.parseInt(ids.getLast()) + 1);
  }

  /** Keeps {@code text} under that name, beside the history; what was there before goes. */
  void keep(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Disk.parentOf(file));
    Path beside = file.resolveSibling(Disk.nameOf(file) + ".new");
    Files.writeString(beside, text);
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  Optional<String> kept(String name) {
    Path file = folder.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw Failure.unreadable(nameOf(file), e);
    }
  }

  /** What an interrupted run left; empty where it is torn. */
  Optional<Entry> readJournal() throws IOException {
    return EntryFormat.read(Files.readAllBytes(journal()), nameOf(journal()));
  }

  private List<String> ids() {
    if (!Files.isDirectory(history())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(history())) {
      return files
          .map(Disk::nameOf)
          .filter(it -> it.matches("\\d{4,9}"))
          .sorted(Comparator.comparing(Integer::valueOf))
          .toList();
    } catch (IOException e) {
      throw Failure.unreadable(nameOf(history()), e);
    }
  }

  private List<String> head(Path file) {
    try {
      List<String> head = EntryFormat.head(file);
      if (!EntryFormat.isKnown(head)) {
        throw Failure.damaged(nameOf(file));
      }
      return head;
    } catch (IOException e) {
      throw Failure.unreadable(nameOf(file), e);
    }
  }

  private String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  private void make() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path real = folder.toRealPath();
    if (!real.startsWith(root.toRealPath())) {
      throw Failure.outside(NAME, real);
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(NAME);
    }
    Files.createDirectories(history());
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }

  private static boolean enter() {
    try {
      return THIS_PROCESS.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Failure.locked();
    }
  }
}
