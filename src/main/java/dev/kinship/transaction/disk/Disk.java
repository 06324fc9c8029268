package dev.kinship.transaction.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Every write of a transaction, each one durable before the next, each one a {@link WriteHook
 * point}.
 */
public final class Disk {
  private static final Set<StandardOpenOption> NEW =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);

  /** How systems say that a folder of this file system cannot be synchronised. */
  private static final Set<String> NOT_OFFERED =
      Set.of("Invalid argument", "Operation not supported", "Function not implemented");

  private final WriteHook points;

  public Disk(WriteHook points) {
    this.points = points;
  }

  /** A new file with the rights the system gives, or with {@code mode}. */
  public void create(Path file, Content content, int mode) throws IOException {
    delete(file);
    points.reach("create " + file);
    try (FileChannel channel = FileChannel.open(file, NEW)) {
      if (mode != FileStep.UMASK) {
        Attributes.chmod(file, mode);
      }
      fill(channel, file, content);
      force(channel, file);
    }
  }

  /**
   * A new file with owner, rights, access control list and attributes of {@code model}; false if it
   * cannot have them.
   */
  public boolean createLike(Path model, Path file, Content content) throws IOException {
    delete(file);
    points.reach("create " + file);
    if (!Attributes.copy(model, file)) {
      delete(file);
      return false;
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      fill(channel, file, content);
      if (Attributes.POSIX) {
        // Some rights do not outlive a write.
        Attributes.chmod(file, Attributes.mode(model));
      }
      force(channel, file);
    }
    return true;
  }

  /** Writes into the file as it is: it keeps all its names, its owner and its rights. */
  public void overwrite(Path file, Content content) throws IOException {
    points.reach("overwrite " + file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      fill(channel, file, content);
      force(channel, file);
    }
  }

  public void move(Path from, Path to) throws IOException {
    points.reach("move " + from + " to " + to);
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
  }

  public void delete(Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      points.reach("delete " + file);
      Files.delete(file);
    }
  }

  public void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      points.reach("make " + folder);
      Files.createDirectory(folder);
      sync(parentOf(folder));
    }
  }

  /** Does nothing where the folder is not empty. */
  public void removeFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      points.reach("remove " + folder);
      try {
        Files.delete(folder);
        sync(parentOf(folder));
      } catch (DirectoryNotEmptyException e) {
        // Someone keeps a file there.
      }
    }
  }

  /**
   * Makes the names in a folder durable. Windows cannot, and some file systems do not offer it; the
   * order of the writes still holds there as far as they keep any.
   */
  public void sync(Path folder) throws IOException {
    points.reach("sync " + folder);
    FileChannel channel;
    try {
      channel = FileChannel.open(folder, StandardOpenOption.READ);
    } catch (AccessDeniedException e) {
      return; // Windows opens no folders; elsewhere this one may be written but not read
    }
    try (channel) {
      channel.force(true);
    } catch (IOException e) {
      if (!NOT_OFFERED.contains(String.valueOf(e.getMessage()))) {
        throw e;
      }
    }
  }

  public static Path parentOf(Path path) {
    Path parent = path.getParent();
    if (parent == null) {
      throw new IllegalArgumentException("no folder: " + path);
    }
    return parent;
  }

  public static String nameOf(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** In two halves, so that tests see a torn file. */
  private void fill(FileChannel channel, Path file, Content content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content.bytes());
    writeUpTo(channel, bytes, content.size() / 2);
    points.reach("half " + file);
    writeUpTo(channel, bytes, content.size());
    points.reach("truncate " + file);
    channel.truncate(content.size());
  }

  private void force(FileChannel channel, Path file) throws IOException {
    points.reach("force " + file);
    channel.force(true);
  }

  private static void writeUpTo(FileChannel channel, ByteBuffer bytes, int limit)
      throws IOException {
    bytes.limit(limit);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }
}
