package dev.kinship.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.Main;
import dev.kinship.cli.Typed;
import dev.kinship.disk.WatchedProvider;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The packaged {@code kin} in processes of their own, whose writes are watched. */
final class KinProcess {
  private static final Path BASE = Path.of(System.getProperty("kinship.basedir", ".")).normalize();
  private static final Path KIN = BASE.resolve("target/kin/kin.jar");
  private static final Path TESTS = BASE.resolve("target/test-classes");

  /** Newer JVMs keep linked classes too, in an archive of another kind. */
  private static final boolean LINKED = Runtime.version().feature() >= 25;

  private final List<String> command;

  private KinProcess(List<String> command) {
    this.command = command;
  }

  /**
   * Prepares a class archive in {@code folder} by one run of {@code words} in {@code project}: each
   * later process starts in half the time. The archive takes classes from jars only, and only while
   * the usual file system is in place.
   */
  static KinProcess prepare(Path folder, Path project, List<String> words)
      throws IOException, InterruptedException {
    Path watching = folder.resolve("watching.jar");
    pack(watching);
    Path archive = folder.resolve("classes.archive");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:CompileThresholdScaling=0.5",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-cp",
            KIN + File.pathSeparator + watching);
    List<String> first = new ArrayList<>(command);
    first.add((LINKED ? "-XX:AOTCacheOutput=" : "-XX:ArchiveClassesAtExit=") + archive);
    Process process = start(first, project, Main.class, words);
    process.getErrorStream().transferTo(OutputStream.nullOutputStream());
    if (process.waitFor() != 0 || !Files.exists(archive)) {
      throw new IllegalStateException("no class archive was made");
    }
    List<String> next = new ArrayList<>(command);
    next.add((LINKED ? "-XX:AOTCache=" : "-XX:SharedArchiveFile=") + archive);
    return new KinProcess(next);
  }

  private static void pack(Path jar) throws IOException {
    List<Path> classes = new ArrayList<>();
    try (Stream<Path> watching = Files.list(TESTS.resolve("dev/kinship/disk"))) {
      watching.sorted().forEach(classes::add);
    }
    classes.add(TESTS.resolve("dev/kinship/hostile/KinProcess.class"));
    classes.add(TESTS.resolve("dev/kinship/hostile/FullDisk.class"));
    classes.add(TESTS.resolve("dev/kinship/cli/Typed.class"));
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Path file : classes) {
        out.putNextEntry(new JarEntry(TESTS.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
  }

  /** Starts {@code kin} in {@code project}; {@code properties} decide at which write it ends. */
  Process start(Path project, List<String> properties, List<String> words) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.addAll(properties);
    all.add(WatchedProvider.option());
    return start(all, project, Main.class, words);
  }

  /** Starts a process that says the words in one project after the other: {@link FullDisk}. */
  Process startOnFullDisk(Path folder, List<String> words) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.add(WatchedProvider.option());
    return start(all, folder, FullDisk.class, words);
  }

  /** Starts a process that runs the words and undoes them, again and again. */
  Process startOver(Path project, List<String> words) throws IOException {
    return start(command, project, KinProcess.class, words);
  }

  /** Runs {@code args} and undoes them until it is killed; prints a line each time. */
  public static void main(String[] args) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, UTF_8);
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    while (true) {
      int added = Typed.run(args, Path.of(""), nothing, nowhere);
      int undone =
          Typed.run(new String[] {"undo", "--yes", "--not-applied"}, Path.of(""), nothing, nowhere);
      System.out.println(added + undone);
    }
  }

  private static Process start(
      List<String> command, Path project, Class<?> main, List<String> words) throws IOException {
    List<String> all = new ArrayList<>(command);
    all.add(main.getName());
    all.addAll(words);
    return new ProcessBuilder(all).directory(project.toFile()).start();
  }
}
