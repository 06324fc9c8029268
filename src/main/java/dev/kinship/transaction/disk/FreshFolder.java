package dev.kinship.transaction.disk;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.stream.Stream;

/** A folder that was empty when it was taken, so that nothing of anybody's can be lost in it. */
public final class FreshFolder {
  private final Path path;

  private FreshFolder(Path path) {
    this.path = path;
  }

  /** A new folder among the system's temporary ones; nobody takes it away. */
  public static FreshFolder temporary(String prefix) {
    try {
      return new FreshFolder(Files.createTempDirectory(prefix));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code folder}, made where there is none. Refuses where something is in it. */
  public static FreshFolder at(Path folder) {
    try {
      if (Files.exists(folder) && !isEmptyFolder(folder)) {
        throw new Refused(
            CommonRules.WRONG_USAGE,
            "`%s` is not an empty folder".formatted(folder),
            "pass a folder that is empty or does not exist yet");
      }
      return new FreshFolder(Files.createDirectories(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Path path() {
    return path;
  }

  /** Writes a new file; {@code name} is from the folder, with slashes. */
  public void write(String name, byte[] bytes) {
    Path file = path.resolve(name);
    try {
      Files.createDirectories(Disk.parentOf(file));
      Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isEmpty();
    }
  }
}
