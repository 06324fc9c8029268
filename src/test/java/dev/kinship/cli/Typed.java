package dev.kinship.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.cli.console.Console;
import dev.kinship.library.Libraries;
import dev.kinship.report.Colour;
import dev.kinship.report.Printer;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;

/** What a script types, without a terminal; {@link #kin} is for tests of other packages. */
public final class Typed {
  private Typed() {}

  /** What a run printed on both streams together, and its exit code. */
  public record Run(String output, int code) {}

  /**
   * Runs {@code kin} with these words in a project, answers what it printed, and asks it to work.
   */
  public static String kin(Path project, String... words) {
    Run run = run(project, List.of(words), "");
    if (run.code() != 0) {
      throw new AssertionError("kin " + String.join(" ", words) + "\n" + run.output());
    }
    return run.output();
  }

  /** Runs {@code kin} with these words in {@code folder}, and {@code input} on standard input. */
  public static Run run(Path folder, List<String> words, String input) {
    return run(folder, words, input, Libraries.ALL);
  }

  /** The same for a {@code kin} that knows these libraries. */
  public static Run run(Path folder, List<String> words, String input, Libraries libraries) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    Printer out = new Printer(printed, Colour.PLAIN);
    Console console =
        new Console(
            new BufferedReader(new StringReader(input)),
            out,
            out,
            /* terminal= */ false,
            folder.toAbsolutePath(),
            System.getenv(),
            libraries);
    int code = Main.run(words.toArray(String[]::new), console);
    return new Run(printed.toString(UTF_8), code);
  }

  /** Runs words in {@code folder}, with one stream for all output, and returns the exit code. */
  public static int run(String[] words, Path folder, InputStream in, OutputStream out) {
    return Main.run(words, folder, in, out, out, Colour.PLAIN, /* terminal= */ false);
  }

  /** Runs words on a console of its own, and returns the exit code. */
  public static int run(String[] words, Console console) {
    return Main.run(words, console);
  }
}
