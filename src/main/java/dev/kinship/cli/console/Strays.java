package dev.kinship.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.report.Printer;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;

/**
 * Catches what libraries and the JVM print on their own, such as a driver that logs what a server
 * has sent, and hands it line by line to a {@link Printer} of standard error.
 */
public final class Strays extends OutputStream {
  private final Printer errors;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  public Strays(Printer errors) {
    this.errors = errors;
  }

  @Override
  public synchronized void write(int b) {
    if (b == '\n') {
      errors.line(line.toString(UTF_8));
      errors.flush();
      line.reset();
    } else {
      line.write(b);
    }
  }
}
