package dev.kinship.transaction;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;

/**
 * What a file has beside its bytes. Where the system has no POSIX view there is nothing to keep.
 */
final class Attributes {
  static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  /** The right of everyone to read. */
  static final int FOR_ALL = 04;

  static final int OWNER_ONLY = 0600;

  private static final int PERMISSIONS = 07777;

  private Attributes() {}

  /** The rights of {@code file}; {@link Step#UMASK} where there are none. */
  static int mode(Path file) throws IOException {
    return POSIX ? number(file, "mode") & PERMISSIONS : Step.UMASK;
  }

  /** Whether {@code file} has further names. */
  static boolean isHardLinked(Path file) throws IOException {
    return POSIX && number(file, "nlink") > 1;
  }

  static void chmod(Path file, int mode) throws IOException {
    Files.setAttribute(file, "unix:mode", mode);
  }

  /**
   * Gives {@code to} the owner, group, rights and user attributes of {@code from}; false where it
   * may not.
   */
  static boolean copy(Path from, Path to) {
    try {
      if (POSIX) {
        copyNumber(from, to, "uid");
        copyNumber(from, to, "gid");
        chmod(to, mode(from));
      }
      copyUserAttributes(from, to);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void copyNumber(Path from, Path to, String name) throws IOException {
    int wanted = number(from, name);
    if (number(to, name) != wanted) {
      Files.setAttribute(to, "unix:" + name, wanted);
    }
  }

  private static int number(Path file, String name) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:" + name);
  }

  private static void copyUserAttributes(Path from, Path to) throws IOException {
    UserDefinedFileAttributeView source =
        Files.getFileAttributeView(from, UserDefinedFileAttributeView.class);
    UserDefinedFileAttributeView target =
        Files.getFileAttributeView(to, UserDefinedFileAttributeView.class);
    if (source == null || target == null) {
      return;
    }
    for (String name : namesIn(source)) {
      ByteBuffer value = ByteBuffer.allocate(source.size(name));
      source.read(name, value);
      target.write(name, value.flip());
    }
  }

  private static List<String> namesIn(UserDefinedFileAttributeView view) {
    try {
      return view.list();
    } catch (IOException e) {
      return List.of();
    }
  }
}
