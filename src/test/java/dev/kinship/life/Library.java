package dev.kinship.life;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A Python process that finds out what is true of a project by importing it on the real library and
 * running its migrations: {@code src/test/python/project_life.py}.
 */
final class Library implements AutoCloseable {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/python");

  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;

  /** What is true, what is wrong, and how many imports and relationships were tried. */
  record Answer(Set<String> facts, Set<String> failures, int imports, int used) {}

  private Library(Process process) {
    this.process = process;
    this.requests = new PrintWriter(process.outputWriter(UTF_8), true);
    this.answers = process.inputReader(UTF_8);
  }

  static Library start() {
    String python = System.getProperty("kinship.python", "python3");
    try {
      return new Library(
          new ProcessBuilder(List.of(python, "-m", "project_life"))
              .directory(SCRIPTS.toFile())
              .redirectError(Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Asks about the project in {@code folder}, of which {@code kin list} printed {@code listing}.
   */
  void ask(Path folder, Path listing) {
    requests.println(folder + "\t" + listing);
  }

  /** The answer, for which it waits. */
  Answer answer() {
    Set<String> facts = new TreeSet<>();
    Set<String> failures = new TreeSet<>();
    int imports = 0;
    int used = 0;
    for (String line = next(); !line.equals("end"); line = next()) {
      String[] parts = line.split("\t", 2);
      switch (parts[0]) {
        case "true" -> facts.add(parts[1]);
        case "failed" -> failures.add(parts[1]);
        case "imports" -> imports += Integer.parseInt(parts[1]);
        case "used" -> used++;
        default -> throw new IllegalStateException(line);
      }
    }
    return new Answer(facts, failures, imports, used);
  }

  private String next() {
    try {
      return Optional.ofNullable(answers.readLine())
          .orElseThrow(() -> new IllegalStateException("project_life has ended, see above"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    requests.close();
    process.destroy();
  }
}
