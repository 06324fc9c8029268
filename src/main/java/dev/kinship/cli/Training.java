package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.command.ExitCode;
import dev.kinship.report.Colour;
import dev.kinship.transaction.disk.FreshFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Runs in one process, and shows nothing of, what users run: the command lines of {@code
 * training/runs.txt} in the projects that it describes. The launcher archives the classes that this
 * loads, so that they need not be read and checked at every start. What only {@code demo} and
 * {@code --db} need is left out, because each class of the archive takes time at every start.
 */
public final class Training {
  private static final String PROJECT = "== ";
  private static final String FILE = "--- ";
  private static final String END_OF_NAME = " ---";
  private static final String DONE = "$ ";
  private static final String REFUSED = "! ";
  private static final String KEPT = "kin commit ";

  private final List<String> lines;
  private final List<String> surprises = new ArrayList<>();
  private final Path folder;
  private FreshFolder project;
  private String plan = "";
  private int projects;
  private int next;

  private Training(Path folder, List<String> lines) {
    this.folder = folder;
    this.project = FreshFolder.at(folder);
    this.lines = lines;
  }

  /** Runs in the current folder, which must be empty, and ends as a refused command does. */
  public static void main(String[] arguments) {
    run(Path.of("").toAbsolutePath());
    System.exit(ExitCode.REFUSED);
  }

  /** The command lines that ended otherwise than the script says, with what they printed. */
  static List<String> run(Path folder) {
    Training training = new Training(folder, script());
    while (training.next < training.lines.size()) {
      training.step();
    }
    return training.surprises;
  }

  private static List<String> script() {
    try (InputStream script = Training.class.getResourceAsStream("training/runs.txt")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void step() {
    String line = lines.get(next++);
    if (line.startsWith(PROJECT)) {
      project = FreshFolder.at(folder.resolve("project" + ++projects));
    } else if (line.startsWith(FILE)) {
      String name = line.substring(FILE.length(), line.length() - END_OF_NAME.length());
      project.write(name, content().getBytes(UTF_8));
    } else if (line.startsWith(DONE)) {
      run(line, ExitCode.DONE);
    } else if (line.startsWith(REFUSED)) {
      run(line, ExitCode.REFUSED);
    }
  }

  /** The lines up to the next one that begins something. */
  private String content() {
    StringBuilder content = new StringBuilder();
    while (Stream.of(PROJECT, FILE, DONE, REFUSED).noneMatch(lines.get(next)::startsWith)) {
      content.append(lines.get(next++)).append('\n');
    }
    return content.toString();
  }

  private void run(String line, int expected) {
    String[] words = line.substring(DONE.length()).replace("ID", plan).split(" ", -1);
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    InputStream nothing = InputStream.nullInputStream();
    int code = Main.run(words, project.path(), nothing, printed, printed, Colour.PLAIN, false);
    String output = printed.toString(UTF_8);
    if (code != expected) {
      surprises.add(line + "\n" + output);
    }
    int kept = output.lastIndexOf(KEPT);
    if (kept >= 0) {
      plan = output.substring(kept + KEPT.length()).split("\\W", 2)[0];
    }
  }
}
