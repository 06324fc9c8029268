package dev.kinship.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.project.Ownership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder among the system's temporary ones that is removed at the end, even if the user
 * interrupts the run; what a killed run has left is removed by the next one.
 */
final class Scratch implements AutoCloseable {
  private static final String PREFIX = "kinship-verify-";
  private static final Pattern NAME = Pattern.compile(PREFIX + "(\\d{1,18})-.*");

  private final Path path;
  private final Thread hook = new Thread(this::remove);

  private Scratch(Path path) {
    this.path = path;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** A new one, for its owner alone, after what dead runs have left is removed. */
  static Scratch make() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir", ""));
    try {
      removeLeftovers(temporary);
      String prefix = PREFIX + ProcessHandle.current().pid() + "-";
      return new Scratch(Files.createTempDirectory(temporary, prefix).toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  /** Copies a file of the project to the same name below {@code folder}. */
  void copy(Path file, String folder, String name) {
    Path to = path.resolve(folder).resolve(name);
    try {
      Files.createDirectories(to.resolveSibling(""));
      Files.copy(file, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a new file. */
  Path write(String name, String text) {
    Path to = path.resolve(name);
    try {
      Files.createDirectories(to.resolveSibling(""));
      return Files.write(to, text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The beginning of a file's text; empty if it cannot be read. */
  String beginning(String name, int length) {
    try (var stream = Files.newInputStream(path.resolve(name))) {
      return new String(stream.readNBytes(length), UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already.
    }
  }

  private void remove() {
    removeAll(path);
  }

  private static void removeLeftovers(Path temporary) throws IOException {
    try (DirectoryStream<Path> found = Files.newDirectoryStream(temporary, PREFIX + "*")) {
      for (Path it : found) {
        if (isLeftover(it)) {
          removeAll(it);
        }
      }
    }
  }

  /** Whether it is this user's, and the process that has made it is no more. */
  private static boolean isLeftover(Path folder) throws IOException {
    Matcher name = NAME.matcher(Objects.toString(folder.getFileName()));
    if (!name.matches()
        || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        || Ownership.of(folder) != Ownership.user()) {
      return false;
    }
    Optional<Instant> started =
        ProcessHandle.of(Long.parseLong(name.group(1))).flatMap(it -> it.info().startInstant());
    FileTime made = Files.getLastModifiedTime(folder, LinkOption.NOFOLLOW_LINKS);
    return started.isEmpty() || started.get().isAfter(made.toInstant());
  }

  /** Links are removed, not followed. What cannot be removed is left to the next run. */
  private static void removeAll(Path folder) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes it) throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(
                Path inner, @org.jspecify.annotations.Nullable IOException failure)
                throws IOException {
              Files.delete(inner);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      // A process that is being killed may have written once more.
    }
  }
}
