package dev.kinship.project.file;

import dev.kinship.text.Work;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Reads files whole, but never more than a limit: a file of a stranger may be of any size. */
public final class Bytes {
  /** Of a settings file: the parser of TOML takes a second for each megabyte. */
  public static final int SETTINGS = 1 << 20;

  /**
   * Of a source and of a file of sentences: the largest generated modules have a few megabytes, and
   * all that mention a model are held in memory together.
   */
  public static final int SOURCE = 16 << 20;

  /** Of a migration, which may be a whole dump with its rows. */
  public static final int MIGRATION = 64 << 20;

  /** Of a .gitignore: each of its lines is held against each file. */
  public static final int IGNORE_FILE = 1 << 20;

  private Bytes() {}

  /** The file is larger than the limit; nothing of it was read. */
  static final class TooLarge extends IOException {
    private static final long serialVersionUID = 1;

    TooLarge(long size, int limit) {
      super("it has %,d bytes, and at most %,d are read".formatted(size, limit));
    }
  }

  /**
   * As many bytes as the file system says the file has: what never ends, as some files of /proc,
   * says that it has none. By java.io, which takes two thirds of the time of java.nio.file in a
   * cold JVM.
   */
  public static byte[] read(File file, int limit) throws IOException {
    Work.done(Work.Kind.READ, file.getPath());
    long size = file.length();
    if (size > limit) {
      throw new TooLarge(size, limit);
    }
    try (FileInputStream in = new FileInputStream(file)) {
      byte[] bytes = new byte[(int) size];
      int length = 0;
      int more = 0;
      while (length < bytes.length && more >= 0) {
        length += more;
        more = in.read(bytes, length, bytes.length - length);
      }
      return length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    }
  }

  /** The first bytes of a file, fewer if it is shorter; none if it is not a regular file. */
  public static byte[] start(File file, int length) throws IOException {
    if (!file.isFile()) {
      return new byte[0];
    }
    try (FileInputStream in = new FileInputStream(file)) {
      return in.readNBytes((int) Math.min(length, file.length()));
    }
  }
}
