package dev.kinship.transaction.disk;

import dev.kinship.text.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;

/** The bytes of a file, or the absence of the file. */
public final class Content {
  /** No file of that name. */
  public static final Content NONE = new Content(Sort.NOTHING, new byte[0]);

  /** A folder, a link or a device where a file should be. */
  public static final Content NO_FILE = new Content(Sort.NO_FILE, new byte[0]);

  private static final int LARGEST = 64 << 20;

  private final Sort sort;
  private final byte[] bytes;

  private Content(Sort sort, byte[] bytes) {
    this.sort = sort;
    this.bytes = bytes;
  }

  public static Content of(byte[] bytes) {
    return new Content(Sort.FILE, bytes);
  }

  /**
   * What is at {@code real}, a path without links; a file too large to be a source does not count
   * as one.
   */
  public static Content at(Path real) throws IOException {
    if (Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS) && Files.size(real) <= LARGEST) {
      return of(PlainFile.read(real, LARGEST));
    }
    return Files.exists(real, LinkOption.NOFOLLOW_LINKS) ? NO_FILE : NONE;
  }

  public byte[] bytes() {
    return bytes;
  }

  public boolean isFile() {
    return sort == Sort.FILE;
  }

  public int size() {
    return bytes.length;
  }

  /** SHA-256 in hexadecimal. */
  public String digest() {
    return Digests.hexadecimal(Digests.sha256().digest(bytes));
  }

  /** Whether this can be what is left of writing {@code next} over {@code previous} in place. */
  public boolean isTornBetween(Content previous, Content next) {
    if (!isFile()
        || size() < Math.min(previous.size(), next.size())
        || size() > Math.max(previous.size(), next.size())) {
      return false;
    }
    for (int i = 0; i < size(); i++) {
      if (!previous.has(i, bytes[i]) && !next.has(i, bytes[i])) {
        return false;
      }
    }
    return true;
  }

  private boolean has(int index, byte value) {
    return index < size() && bytes[index] == value;
  }

  private enum Sort {
    FILE,
    NOTHING,
    NO_FILE
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Content that && sort == that.sort && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }
}
