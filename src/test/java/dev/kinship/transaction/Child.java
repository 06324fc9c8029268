package dev.kinship.transaction;

import static dev.kinship.transaction.Project.SEAL;

import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Change;
import dev.kinship.transaction.disk.Attributes;
import dev.kinship.transaction.disk.WriteHook;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A JVM of its own, to hold the lock, or to have no privileges. */
final class Child {
  static final boolean IS_ROOT = isRoot();

  /** Who has no privileges, where the tests run as root. */
  static final int NOBODY = 65534;

  private Child() {}

  static Process start(String... arguments) throws IOException {
    return start(List.of(), classes(), arguments);
  }

  /** Runs without privileges; {@code folder} is for it to read its classes from. */
  static Process startUnprivileged(Path folder, String... arguments) throws IOException {
    if (!IS_ROOT) {
      return start(arguments);
    }
    for (Path classes : classes()) {
      copy(classes, folder);
    }
    String nobody = Integer.toString(NOBODY);
    return start(
        List.of("setpriv", "--reuid", nobody, "--regid", nobody, "--clear-groups"),
        List.of(folder),
        arguments);
  }

  public static void main(String... arguments) throws IOException {
    Project project = new Project(Path.of(arguments[1]));
    switch (arguments[0]) {
      case "hold" -> hold(project);
      case "insert" -> insert(project, List.of(arguments).subList(2, arguments.length), what -> {});
      case "lose" ->
          insert(
              project,
              List.of(arguments).subList(3, arguments.length),
              losing(project, arguments[2]));
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }

  private static void hold(Project project) {
    new KinshipFolder(project.root(), SEAL)
        .locked(
            () -> {
              System.out.println("ready");
              return System.in.read();
            });
  }

  private static void insert(Project project, List<String> names, WriteHook points) {
    try {
      List<Change> changes = names.stream().map(it -> project.insert(it, 0, "# 1\n")).toList();
      new Transaction(project.root(), SEAL, points)
          .commit(changes, Project.SENTENCE, Project.NOW, Project.HOLDS);
      System.out.println("done");
    } catch (Refused e) {
      System.out.println(
          e.diagnostic().rule().code() + ": " + e.getMessage() + " / " + e.diagnostic().help());
    }
  }

  /** Takes the right to write into {@code folder} away before the second file is moved. */
  private static WriteHook losing(Project project, String folder) {
    int[] count = {0};
    return what -> {
      if (what.startsWith("move") && ++count[0] == 2) {
        Attributes.chmod(project.path(folder), 0555);
      }
    };
  }

  private static Process start(List<String> prefix, List<Path> classes, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m", "-cp"));
    command.add(String.join(File.pathSeparator, classes.stream().map(Path::toString).toList()));
    command.add(Child.class.getName());
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static List<Path> classes() {
    return List.of(classesWith(Transaction.class), classesWith(Child.class));
  }

  private static Path classesWith(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void copy(Path classes, Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(classes.resolve("dev"))) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(classes.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private static boolean isRoot() {
    if (!Attributes.POSIX) {
      return false;
    }
    try {
      Path file = Files.createTempFile("kinship", "");
      try {
        return Files.getAttribute(file, "unix:uid").equals(0);
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
