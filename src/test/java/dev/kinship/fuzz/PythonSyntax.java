package dev.kinship.fuzz;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A Python process that says of one text after the other whether it would compile. */
final class PythonSyntax implements AutoCloseable {
  private static final String SCRIPT =
      """
      import ast, base64, sys, warnings
      warnings.simplefilter('ignore')
      for line in sys.stdin:
          try:
              ast.parse(base64.b64decode(line))
              print('good', flush=True)
          except (SyntaxError, ValueError, MemoryError, RecursionError) as e:
              print(repr(e), flush=True)
      """;

  private final Process process;
  private final PrintWriter requests;
  private final BufferedReader answers;

  PythonSyntax() {
    try {
      String python = System.getProperty("kinship.python", "python3");
      process =
          new ProcessBuilder(python, "-c", SCRIPT)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    requests = new PrintWriter(process.outputWriter(StandardCharsets.US_ASCII), true);
    answers = process.inputReader(StandardCharsets.UTF_8);
  }

  /** {@code good}, or what CPython finds wrong with a file of these bytes. */
  synchronized String verdict(byte[] file) {
    requests.println(Base64.getEncoder().encodeToString(file));
    try {
      return String.valueOf(answers.readLine());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
