package dev.kinship.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cases.Case;
import dev.kinship.cli.Typed;
import dev.kinship.cli.Typed.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One hostile project: {@code why.txt} says what it guards, {@code before/} has the files that git
 * can hold, {@code make.sh} makes the others (pipes, links, sparse files, folders of git and of
 * Kinship), {@code output.txt} is what every command prints on it.
 */
public record HostileCase(Path folder) {
  static final Path ROOT = Case.ROOT.resolve("hostile");

  private static final int DEEPEST = 150;

  /** The id of a plan, but not of the one that a case brings. */
  private static final Pattern PLAN = Pattern.compile("\\b(?!0{20})[0-9a-f]{32}\\b");

  static Stream<HostileCase> all() {
    try (Stream<Path> folders = Files.list(ROOT)) {
      return folders
          .filter(it -> Files.exists(it.resolve("why.txt")))
          .map(HostileCase::new)
          .sorted(Comparator.comparing(HostileCase::toString))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lays the project in {@code scratch/project}, with a folder {@code outside} beside it. */
  Path lay(Path scratch) throws IOException, InterruptedException {
    Path project = Files.createDirectories(scratch.resolve("project"));
    if (Files.exists(folder.resolve("before"))) {
      Case.Tree.read(folder.resolve("before")).writeTo(project);
    }
    Files.createDirectories(project.resolve(".git"));
    Files.createDirectories(scratch.resolve("outside"));
    Files.writeString(scratch.resolve("outside/canary"), "alive\n");
    Path script = folder.resolve("make.sh");
    if (Files.exists(script)) {
      ProcessBuilder make = new ProcessBuilder("sh", "-eu", script.toAbsolutePath().toString());
      make.environment().put("HOSTILE", ROOT.toAbsolutePath().toString());
      Process process = make.directory(project.toFile()).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException(this + ": " + said);
      }
    }
    return project;
  }

  /** Runs one command as a script would: no terminal, nothing to answer from. */
  static Run run(Path project, List<String> words, String input) {
    Run run = Typed.run(project, words, input);
    String output = run.output().replace(String.valueOf(project.getParent()), "SCRATCH");
    return new Run(PLAN.matcher(Case.timeless(output)).replaceAll("PLAN"), run.code());
  }

  /** Everything below {@code top}, with what it is: to be compared before and after. */
  static Map<String, String> snapshot(Path top) throws IOException {
    Map<String, String> all = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(top, DEEPEST)) {
      for (Path path : paths.toList()) {
        all.put(top.relativize(path).toString(), describe(path));
      }
    }
    return all;
  }

  /** Java cannot delete what lies deeper than a path may be long. */
  static void delete(Path folder) throws IOException, InterruptedException {
    new ProcessBuilder("rm", "-rf", folder.toString()).inheritIO().start().waitFor();
  }

  private static String describe(Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      return "-> " + Files.readSymbolicLink(path);
    } else if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
      return Files.isDirectory(path) ? "folder" : "special";
    }
    Object mode = Files.getAttribute(path, "unix:mode");
    long size = Files.size(path);
    return mode + " " + (size > 1 << 20 ? "size " + size : Files.readString(path, ISO_8859_1));
  }

  /** Commands of this case alone, beside those that are run on every one. */
  List<String> commands() throws IOException {
    Path file = folder.resolve("commands.txt");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  public String expected() throws IOException {
    Path file = folder.resolve("output.txt");
    return Files.exists(file) ? Files.readString(file) : "";
  }

  void accept(String output) throws IOException {
    Files.writeString(folder.resolve("output.txt"), output);
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }
}
