package dev.kinship.cli.console;

import dev.kinship.report.Printer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Shows long text a screen at a time, as git does: by {@code KIN_PAGER}, {@code PAGER} or {@code
 * less}, which leaves what fits on one screen as it is.
 */
final class Pager {
  private static final int NOT_FOUND = 127;

  /** As git has it, but for the last: Ctrl-C ends less together with this program. */
  private static final String OPTIONS_OF_LESS = "FRXK";

  private final String command;

  private Pager(String command) {
    this.command = command;
  }

  /** The pager of this user; empty if the user wants none, or there is no shell to start one. */
  static Optional<Pager> of(Console console) {
    boolean real = Terminals.ofThisProcess().out();
    boolean shell = !System.getProperty("os.name", "").startsWith("Windows");
    String command =
        console.variable("KIN_PAGER").or(() -> console.variable("PAGER")).orElse("less");
    return real && shell && console.terminal() && !command.equals("cat")
        ? Optional.of(new Pager(command))
        : Optional.empty();
  }

  /** Shows what {@code content} prints; without a pager if it cannot be started. */
  void show(Printer out, Consumer<Printer> content) {
    Printer.Aside aside = out.aside();
    content.accept(aside.printer());
    out.flush();
    if (!started(aside.bytes())) {
      out.lines(aside, it -> true);
    }
  }

  private boolean started(byte[] text) {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", command);
    builder.environment().putIfAbsent("LESS", OPTIONS_OF_LESS);
    builder.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      write(text, process);
      return process.waitFor() != NOT_FOUND;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** A user who has seen enough leaves the rest. */
  private static void write(byte[] text, Process process) {
    try (OutputStream stream = process.getOutputStream()) {
      stream.write(text);
    } catch (IOException e) {
      return;
    }
  }
}
