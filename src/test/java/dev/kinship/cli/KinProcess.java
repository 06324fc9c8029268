package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.disk.WatchedProvider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The real {@code kin} in a process of its own, whose writes are watched. */
final class KinProcess {
  private KinProcess() {}

  /** Starts {@code kin} in {@code project}; {@code properties} say what befalls it. */
  static Process start(Path project, List<String> properties, List<String> words)
      throws IOException {
    List<String> all = new ArrayList<>(properties);
    all.add(WatchedProvider.option());
    return java(project, all, Main.class, words);
  }

  /** Starts a process that says the words and takes them back, again and again. */
  static Process startOver(Path project, List<String> words) throws IOException {
    return java(project, List.of(), KinProcess.class, words);
  }

  /** Says {@code args} and takes them back, until someone ends it; tells when it has done so. */
  public static void main(String[] args) {
    PrintStream nowhere = new PrintStream(PrintStream.nullOutputStream(), false, UTF_8);
    ByteArrayInputStream nothing = new ByteArrayInputStream(new byte[0]);
    while (true) {
      int added = Main.run(args, nothing, nowhere, nowhere);
      int undone =
          Main.run(new String[] {"undo", "--yes", "--not-applied"}, nothing, nowhere, nowhere);
      System.out.println(added + undone);
    }
  }

  private static Process java(
      Path project, List<String> properties, Class<?> main, List<String> words) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
    command.addAll(properties);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(words);
    return new ProcessBuilder(command).directory(project.toFile()).start();
  }
}
