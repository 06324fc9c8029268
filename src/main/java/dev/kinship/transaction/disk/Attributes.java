package dev.kinship.transaction.disk;

import dev.kinship.project.Ownership;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.Map;

/** What a file has besides its bytes. If the system has no POSIX view, there is nothing to keep. */
public final class Attributes {
  public static final boolean POSIX = Ownership.POSIX;

  /** The right of everyone to read. */
  public static final int FOR_ALL = 04;

  public static final int OWNER_ONLY = 0600;

  private static final int PERMISSIONS = 07777;
  private static final int RIGHTS = 0777;

  private Attributes() {}

  /** The rights of {@code file}; {@link FileStep#UMASK} where there are none. */
  public static int mode(Path file) throws IOException {
    return POSIX ? number(file, "mode") & PERMISSIONS : FileStep.UMASK;
  }

  /** Whether {@code file} has further names. */
  public static boolean isHardLinked(Path file) throws IOException {
    return POSIX && number(file, "nlink") > 1;
  }

  /** Whether {@code mode} is one that a new file may get: rights to read, write and run alone. */
  public static boolean isPlainMode(int mode) {
    return mode == FileStep.UMASK || (mode & ~RIGHTS) == 0;
  }

  public static void chmod(Path file, int mode) throws IOException {
    Files.setAttribute(file, "unix:mode", mode);
  }

  /**
   * Makes {@code to} a copy of {@code from} with its owner, group, rights, access control list and
   * user attributes; false if it cannot have them. The list is copied by the JDK, which copies
   * every extended attribute on Linux, though it shows user attributes only.
   */
  static boolean copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    return !POSIX || (owners(from).equals(owners(to)) && hasUserAttributes(to, from));
  }

  private static Map<String, Object> owners(Path file) throws IOException {
    return Files.readAttributes(file, "unix:uid,gid");
  }

  /** Whether {@code file} has the user attributes of {@code model}, which has none as a rule. */
  private static boolean hasUserAttributes(Path file, Path model) {
    List<String> wanted = userAttributes(model);
    return wanted.isEmpty() || userAttributes(file).containsAll(wanted);
  }

  private static int number(Path file, String name) throws IOException {
    return (Integer) Files.getAttribute(file, "unix:" + name);
  }

  private static List<String> userAttributes(Path file) {
    UserDefinedFileAttributeView view =
        Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    try {
      return view == null ? List.of() : view.list();
    } catch (IOException e) {
      return List.of(); // this file system has none
    }
  }

  /** What a file or folder is made with so that from its first moment only its owner sees it. */
  public static FileAttribute<?>[] forOwner(String rights) {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
