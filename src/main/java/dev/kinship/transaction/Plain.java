package dev.kinship.transaction;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads plain files only: no link is followed, no pipe waited for, no device read. */
final class Plain {
  private Plain() {}

  /** The bytes of {@code file}, which must not be larger than {@code most} bytes. */
  static byte[] read(Path file, int most) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(most);
      if (in.read() >= 0) {
        throw new FileSystemException(
            file.toString(), null, "larger than %d bytes".formatted(most));
      }
      return bytes;
    }
  }

  static InputStream open(Path file) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw Files.exists(file, LinkOption.NOFOLLOW_LINKS)
          ? new FileSystemException(file.toString(), null, "not a regular file")
          : new NoSuchFileException(file.toString());
    }
    return new BufferedInputStream(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS));
  }
}
