package dev.kinship.layouts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A Python process that imports projects, each module first once: {@code imports.py}. */
final class Importer implements AutoCloseable {
  private static final Path SCRIPTS =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/python");

  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;

  /** What became of a module that was imported first; {@code relations} are all of the project. */
  record Loaded(String error, List<String> relations) {
    boolean works() {
      return error.equals("ok");
    }
  }

  Importer(String python) {
    try {
      process =
          new ProcessBuilder(python, "imports.py")
              .directory(SCRIPTS.toFile())
              .redirectError(Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requests = new PrintWriter(process.outputWriter(UTF_8), true);
    answers = process.inputReader(UTF_8);
  }

  /** The modules of the project in {@code folder}, each with what its import came to. */
  Map<String, Loaded> load(Path folder) {
    requests.println(folder.toAbsolutePath());
    Map<String, Loaded> modules = new TreeMap<>();
    for (String line = next(); !line.equals("end"); line = next()) {
      String[] parts = line.split("\t", -1);
      List<String> relations = parts[2].isEmpty() ? List.of() : List.of(parts[2].split(" "));
      modules.put(parts[0], new Loaded(parts[1], relations));
    }
    return modules;
  }

  private String next() {
    try {
      return Optional.ofNullable(answers.readLine())
          .orElseThrow(() -> new IllegalStateException("imports.py has ended, see above"));
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
