package dev.kinship.transaction;

import dev.kinship.diagnostic.Refused;
import dev.kinship.project.Ownership;
import dev.kinship.text.Ordering;
import dev.kinship.text.ProjectPath;
import dev.kinship.transaction.EntryFormat.Head;
import dev.kinship.transaction.EntryFormat.Whole;
import dev.kinship.transaction.disk.Attributes;
import dev.kinship.transaction.disk.Disk;
import dev.kinship.transaction.disk.FileStep;
import dev.kinship.transaction.disk.PlainFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The folder where Kinship keeps its things; it is made at the first write, and git does not see
 * it. A repository may have brought it, or anything in it, so nothing in it is used unless it is a
 * plain file and has the {@link Seal} of this user and machine.
 */
final class KinshipFolder {
  static final String NAME = ".kinship";

  private static final String ID = "\\d{4,9}";
  private static final String MADE_HERE = "the folder " + NAME;

  /** A journal holds each text twice; no project has models of that size. */
  private static final int LARGEST_ENTRY = 256 << 20;

  private final Path root;
  private final Path folder;
  private final Seal seal;

  KinshipFolder(Path root, Seal seal) {
    this.root = root;
    this.folder = root.resolve(NAME);
    this.seal = seal;
  }

  boolean exists() {
    return Files.exists(folder, LinkOption.NOFOLLOW_LINKS);
  }

  /** Whether there is a folder that Kinship did not make for this user on this machine. */
  boolean isForeign() {
    if (!exists()) {
      return false;
    }
    try {
      byte[] mark = PlainFile.read(mark(), LARGEST_ENTRY);
      return !seal.isOf(MADE_HERE, new String(mark, StandardCharsets.UTF_8).strip());
    } catch (IOException e) {
      return true;
    }
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

  private Path mark() {
    return folder.resolve("seal");
  }

  Seal seal() {
    return seal;
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
      throw CommitRefusals.unwritten(NAME, e, List.of());
    }
  }

  /** The heads of the history that this user's runs on this machine wrote, oldest first. */
  List<Head> heads() {
    return ids().stream().flatMap(it -> ownHead(it).stream()).toList();
  }

  /** The names of what is in the history and was not written so, oldest first. */
  List<String> foreign() {
    return ids().stream().filter(it -> ownHead(it).isEmpty()).map(it -> nameOf(entry(it))).toList();
  }

  Entry read(String id) {
    Path file = entry(id);
    try {
      return EntryFormat.read(PlainFile.read(file, LARGEST_ENTRY), nameOf(file), seal)
          .filter(it -> it.head().isOwn() && isAllowed(it.entry()))
          .map(Whole::entry)
          .orElseThrow(() -> CommitRefusals.damaged(nameOf(file)));
    } catch (IOException e) {
      throw CommitRefusals.unreadable(nameOf(file), e);
    }
  }

  /**
   * One more than the newest commit of this user; names that something else has are passed over.
   */
  String nextId() {
    List<Head> heads = heads();
    int id = heads.isEmpty() ? 1 : Integer.parseInt(heads.getLast().commit().id()) + 1;
    while (Files.exists(entry(name(id)), LinkOption.NOFOLLOW_LINKS)) {
      id++;
    }
    return name(id);
  }

  private static String name(int id) {
    return "%04d".formatted(id);
  }

  /**
   * What an interrupted run left; empty where it is torn. One that this user did not begin in this
   * folder on this machine is refused, and so is one that speaks of files outside the project.
   */
  Optional<Entry> readJournal() throws IOException {
    String name = nameOf(journal());
    Optional<Whole> whole = EntryFormat.read(journalBytes(), name, seal);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    Head head = whole.get().head();
    if (!head.isOwn()) {
      throw CommitRefusals.notBegunHere(name);
    }
    if (!head.root().equals(root.toRealPath().toString())) {
      throw CommitRefusals.begunElsewhere(name, head.root());
    }
    Entry entry = whole.get().entry();
    if (!isAllowed(entry)
        || !entry.steps().stream().allMatch(it -> hasNoLinkAbove(root.resolve(it.real())))) {
      throw CommitRefusals.damaged(name);
    }
    return whole.map(Whole::entry);
  }

  private byte[] journalBytes() {
    try {
      return PlainFile.read(journal(), LARGEST_ENTRY);
    } catch (IOException e) {
      throw CommitRefusals.unreadable(nameOf(journal()), e);
    }
  }

  private static boolean isAllowed(Entry entry) {
    Stream<String> names =
        Stream.of(
                entry.folders().stream(),
                entry.emptied().stream(),
                entry.steps().stream().map(FileStep::name),
                entry.steps().stream().map(FileStep::real))
            .flatMap(it -> it);
    return names.allMatch(ProjectPath::isAllowed)
        && entry.steps().stream().map(FileStep::mode).allMatch(Attributes::isPlainMode)
        && entry.commit().id().matches(ID);
  }

  private boolean hasNoLinkAbove(Path path) {
    Path above = Disk.parentOf(path);
    return above.equals(root) || (!Files.isSymbolicLink(above) && hasNoLinkAbove(above));
  }

  private List<String> ids() {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || !Files.isDirectory(history(), LinkOption.NOFOLLOW_LINKS)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(history())) {
      return files
          .map(Disk::nameOf)
          .filter(it -> it.matches(ID))
          .sorted(Ordering.by(Integer::valueOf))
          .toList();
    } catch (IOException e) {
      throw CommitRefusals.unreadable(nameOf(history()), e);
    }
  }

  private Optional<Head> ownHead(String id) {
    try (var file = PlainFile.open(entry(id))) {
      Head head = EntryFormat.head(file, nameOf(entry(id)), seal);
      return Optional.of(head).filter(it -> it.isOwn() && it.commit().id().equals(id));
    } catch (IOException | Refused e) {
      return Optional.empty();
    }
  }

  private String nameOf(Path file) {
    return root.relativize(file).toString().replace('\\', '/');
  }

  /** Makes the folder and what is in it from the beginning; refuses what is not plain in it. */
  void make() throws IOException {
    // First of all, so that nothing is left over if the key cannot be kept.
    Optional<String> mark = isForeign() || !exists() ? Optional.of(sealed()) : Optional.empty();
    if (!exists()) {
      try {
        Files.createDirectory(folder, Attributes.forOwner("rwx------"));
      } catch (FileAlreadyExistsException e) {
        // Another run was first; what it made is looked at below.
      }
    }
    requirePlain(folder, Files::isDirectory, "a folder");
    if (Ownership.of(folder) != Ownership.user()) {
      throw CommitRefusals.notOurs(NAME, Ownership.of(folder));
    }
    for (String name : List.of("history", "plans")) {
      requirePlain(folder.resolve(name), Files::isDirectory, "a folder");
    }
    for (String name : List.of("journal", "lock", "seal", ".gitignore")) {
      requirePlain(folder.resolve(name), Files::isRegularFile, "a file");
    }
    if (!Files.isWritable(folder)) {
      throw new AccessDeniedException(NAME);
    }
    Files.createDirectories(history());
    Path ignore = folder.resolve(".gitignore");
    if (!Files.exists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
    if (mark.isPresent()) {
      // In one move, so that another run never sees half of it.
      Path beside = Files.createTempFile(folder, "seal", "");
      Files.writeString(beside, mark.get() + "\n");
      Files.move(beside, mark(), StandardCopyOption.ATOMIC_MOVE);
    }
  }

  private String sealed() {
    try {
      return seal.of(MADE_HERE);
    } catch (IOException e) {
      throw CommitRefusals.noKey(e);
    }
  }

  /** A link here would let us write elsewhere, a pipe would make us wait. */
  private void requirePlain(Path path, Kind kind, String word) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        && !kind.is(path, LinkOption.NOFOLLOW_LINKS)) {
      throw CommitRefusals.notPlain(nameOf(path), word);
    }
  }

  private interface Kind {
    boolean is(Path path, LinkOption... options);
  }
}
