package dev.kinship.database.url;

import dev.kinship.diagnostic.Refused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A database's file, looked at before a driver opens it: no pipe, which would make it wait. */
public final class DatabaseFile {
  private DatabaseFile() {}

  public static boolean exists(Path file) {
    return Files.exists(file);
  }

  public static boolean isEmpty(Path file) throws IOException {
    return Files.size(file) == 0;
  }

  /** The first bytes of a file, fewer where it is shorter. */
  public static byte[] head(Path file, int length) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(length);
    }
  }

  /** Refuses a path that exists and is not a regular file. */
  public static void check(Path file, String name) {
    if (Files.isDirectory(file)) {
      throw new Refused(
          ConnectionRules.NOT_A_DATABASE,
          "`%s` is a folder, not a database file".formatted(name),
          "pass a file in it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Refused(
          ConnectionRules.NOT_A_DATABASE,
          "`%s` is a pipe, a device or the like, not a database file".formatted(name),
          "pass a regular file");
    }
  }
}
