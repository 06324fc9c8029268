package dev.kinship.cli.wizard;

import dev.kinship.cli.console.Console;
import dev.kinship.report.OutputFailed;
import java.util.function.Supplier;

/** Ends the line of an open question at Ctrl-C, and says that nothing was written. */
final class Interruption implements AutoCloseable {
  private final Console console;
  private final Thread hook = new Thread(this::tell);
  private volatile boolean open;

  private Interruption(Console console) {
    this.console = console;
  }

  /** From now on, until it is closed. */
  static Interruption watch(Console console) {
    Interruption interruption = new Interruption(console);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** The answer to a question that is open meanwhile. */
  <T> T during(Supplier<T> question) {
    open = true;
    try {
      return question.get();
    } finally {
      open = false;
    }
  }

  private void tell() {
    if (open) {
      try {
        console.out().line("");
        console.out().line("Nothing was written.");
        console.out().flush();
      } catch (OutputFailed e) {
        open = false; // standard output is closed
      }
    }
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      open = false; // the process is ending
    }
  }
}
