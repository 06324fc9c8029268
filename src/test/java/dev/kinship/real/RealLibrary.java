package dev.kinship.real;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.text.Nfkc;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Python process that uses the relationships of projects on the real library, in every import
 * order: {@code src/test/python/real_library}, with the files of {@code kin verify}.
 */
final class RealLibrary implements AutoCloseable {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/python");

  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;

  /**
   * What must come true, in the database too where there are migrations, a folder, for SQLite; the
   * key is empty where the sentence leaves it to Kinship.
   */
  record Sentence(String source, String kind, String target, String key, String migrations) {
    /** The sentence of {@code kin add} and its flags. */
    static Sentence of(List<String> words) {
      return new Sentence(
          plain(words.get(1)),
          words.contains("--no-support-module") ? "method" : words.get(2).replace('-', '_'),
          plain(words.get(3)),
          Nfkc.of(option(words, "--foreign-key", "")),
          words.contains("--no-migration") || !option(words, "--dialect", "sqlite").equals("sqlite")
              ? ""
              : "./migrations");
    }

    /** The same with the migrations of another folder, if it has any. */
    Sentence in(String folder) {
      return new Sentence(
          source, kind, target, key, migrations.isEmpty() ? "" : Path.of("./", folder).toString());
    }

    /** The same without the migrations. */
    Sentence alone() {
      return new Sentence(source, kind, target, key, "");
    }

    private static String option(List<String> words, String name, String otherwise) {
      int at = words.indexOf(name);
      return at < 0 ? otherwise : words.get(at + 1);
    }

    private static String plain(String model) {
      return Nfkc.of(model.substring(model.indexOf(':') + 1));
    }
  }

  /** The import orders tried, what failed in which, the relationships used, and what to know. */
  record Answer(
      List<String> orders, List<String> failures, List<String> used, List<String> notes) {}

  private RealLibrary(Process process) {
    this.process = process;
    this.requests = new PrintWriter(process.outputWriter(UTF_8), true);
    this.answers = process.inputReader(UTF_8);
  }

  /** Forks a process for each import order. */
  static RealLibrary forking() {
    return start(List.of());
  }

  /** Starts a new Python for each import order, ten times slower. */
  static RealLibrary fresh() {
    return start(List.of("--fresh"));
  }

  private static RealLibrary start(List<String> options) {
    String python = System.getProperty("kinship.python", "python3");
    List<String> command =
        Stream.concat(Stream.of(python, "-m", "real_library"), options.stream()).toList();
    try {
      return new RealLibrary(
          new ProcessBuilder(command)
              .directory(SCRIPTS.toFile())
              .redirectError(Redirect.INHERIT)
              .start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Uses what is in {@code folder}; it must have what {@code sentence} says. */
  Answer use(Path folder, Sentence sentence) {
    requests.println(
        String.join(
            "\t",
            folder.toAbsolutePath().toString(),
            sentence.source(),
            sentence.kind(),
            sentence.target(),
            sentence.key(),
            sentence.migrations()));
    Answer answer =
        new Answer(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (String line = next(); !line.equals("end"); line = next()) {
      String[] parts = line.split("\t", 3);
      switch (parts[0]) {
        case "order" -> {
          answer.orders().add(parts[1]);
          if (!parts[2].equals("ok")) {
            answer.failures().add(parts[1] + ": " + parts[2]);
          }
        }
        case "used" -> answer.used().add(parts[1]);
        case "note" -> answer.notes().add(parts[1]);
        default -> throw new IllegalStateException(line);
      }
    }
    return answer;
  }

  private String next() {
    try {
      return Optional.ofNullable(answers.readLine())
          .orElseThrow(() -> new IllegalStateException("real_library has ended, see above"));
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
