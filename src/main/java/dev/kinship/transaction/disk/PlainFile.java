package dev.kinship.transaction.disk;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Set;

/** Reads plain files only: no link is followed, no pipe waited for, no device read. */
public final class PlainFile {
  private static final Set<OpenOption> OPTIONS =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private PlainFile() {}

  /** The bytes of {@code file}, which must not be larger than {@code most} bytes. */
  public static byte[] read(Path file, int most) throws IOException {
    requireRegular(file);
    try (SeekableByteChannel channel = Files.newByteChannel(file, OPTIONS)) {
      if (channel.size() > most) {
        throw new FileSystemException(
            file.toString(), null, "it is larger than %d bytes".formatted(most));
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) channel.size());
      while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
        // It goes on until all is read.
      }
      return Arrays.copyOf(bytes.array(), bytes.position());
    }
  }

  public static InputStream open(Path file) throws IOException {
    requireRegular(file);
    return new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
  }

  /** Opening a pipe would wait until something writes to it. */
  private static void requireRegular(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? new FileSystemException(file.toString(), null, "not a regular file")
          : new NoSuchFileException(file.toString());
    }
  }
}
