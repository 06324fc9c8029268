package dev.kinship.transaction;

import dev.kinship.transaction.EntryFormat.Head;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder where Kinship keeps its things; it is made at the first write, and git does not see
 * it.
 */
final class Home {
  static final String NAME = ".kinship";

  private static final String ID = "\\d{4,9}";

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
  <T> T locked(Lock.Work<T> work) {
    try {
      return Lock.during(
          () -> {
            make();
            return folder.resolve("lock");
          },
          work);
    } catch (IOException e) {
      throw Failure.unwritten(NAME, e, List.of());
    }
  }

  /** The heads of the history, oldest first. */
  List<Head> heads() {
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

  /**
   * What an interrupted run left; empty where it is torn. One that speaks of files outside the
   * project, as a repository may bring along, is refused.
   */
  Optional<Entry> readJournal() throws IOException {
    Optional<Entry> entry = EntryFormat.read(Files.readAllBytes(journal()), nameOf(journal()));
    if (entry.isPresent() && !staysInside(entry.get())) {
      throw Failure.damaged(nameOf(journal()));
    }
    return entry;
  }

  private boolean staysInside(Entry entry) throws IOException {
    Path real = root.toRealPath();
    Stream<String> names =
        Stream.of(
                entry.folders().stream(),
                entry.emptied().stream(),
                entry.steps().stream().map(Step::real))
            .flatMap(it -> it);
    for (String name : names.toList()) {
      Path path = real.resolve(name);
      if (!path.normalize().equals(path) || !path.startsWith(real) || !isReal(path, real)) {
        return false;
      }
    }
    return entry.commit().id().matches(ID);
  }

  /** Whether no folder over {@code path} is a link. */
  private static boolean isReal(Path path, Path root) {
    Path folder = Disk.parentOf(path);
    return folder.equals(Disk.parentOf(root))
        || (!Files.isSymbolicLink(folder) && (folder.equals(root) || isReal(folder, root)));
  }

  private List<String> ids() {
    if (!Files.isDirectory(history())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(history())) {
      return files
          .map(Disk::nameOf)
          .filter(it -> it.matches(ID))
          .sorted(Comparator.comparing(Integer::valueOf))
          .toList();
    } catch (IOException e) {
      throw Failure.unreadable(nameOf(history()), e);
    }
  }

  private Head head(Path file) {
    try {
      return EntryFormat.head(file, nameOf(file));
    } catch (IOException e) {
      throw Failure.unreadable(nameOf(file), e);
    }
  }

  /** A link here would let us write elsewhere. */
  private void requireNoLinks() throws IOException {
    for (String name : List.of("journal", "history", "plans", "lock", ".gitignore")) {
      Path file = folder.resolve(name);
      if (Files.isSymbolicLink(file)) {
        throw Failure.outside(nameOf(file), Files.readSymbolicLink(file));
      }
    }
  }

  private String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Makes the folder and what is in it from the beginning; refuses links that lead elsewhere. */
  void make() throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path real = folder.toRealPath();
    if (!real.startsWith(root.toRealPath())) {
      throw Failure.outside(NAME, real);
    }
    requireNoLinks();
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(NAME);
    }
    Files.createDirectories(history());
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }
}
