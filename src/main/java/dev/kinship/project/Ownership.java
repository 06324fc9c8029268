package dev.kinship.project;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Whose a file or folder is. Systems without POSIX attributes (Windows) keep other users out by
 * lists that Java does not judge, so there everything counts as the user's own.
 */
public final class Ownership {
  public static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  private static final int GROUP_WRITES = 0020;
  private static final int ALL_WRITE = 0002;

  private Ownership() {}

  /** The number of the user whose process this is; 0 if the system has no such numbers. */
  public static int user() {
    return User.NUMBER;
  }

  /** Asked once: the system looks the user's name up as well. */
  private static final class User {
    private static final int NUMBER = POSIX ? (int) new UnixSystem().getUid() : 0;
  }

  /** The number of the user who owns {@code path}, a link itself not followed. */
  public static int of(Path path) throws IOException {
    return POSIX ? number(path, "unix:uid") : 0;
  }

  /** Whether every user of the machine can make files in {@code folder}. */
  public static boolean isShared(Path folder) throws IOException {
    return POSIX && (number(folder, "unix:mode") & ALL_WRITE) != 0;
  }

  /** Whether only this user, and the system's own, can change {@code path}. */
  public static boolean isPrivate(Path path) throws IOException {
    return !POSIX
        || (of(path) == user() && (number(path, "unix:mode") & (GROUP_WRITES | ALL_WRITE)) == 0);
  }

  private static int number(Path path, String attribute) throws IOException {
    return (Integer) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
  }
}
