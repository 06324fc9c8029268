package dev.kinship.cli.wizard;

import dev.kinship.cli.console.Console;
import dev.kinship.report.OutputFailed;
import java.util.function.Supplier;

/** Ends the line of an open question at Ctrl-C, and says what was not written. */
final class Interruption implements AutoCloseable {
  private final Console console;
  private final Thread hook = new Thread(this::tell);
  private volatile boolean open;
  private volatile String ending;

  private Interruption(Console console, String ending) {
    this.console = console;
    this.ending = ending;
  }

  /** From now on, until it is closed; it prints {@code ending} then. */
  static Interruption watch(Console console, String ending) {
    Interruption interruption = new Interruption(console, ending);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  /** What to print from now on; nothing if it is empty. */
  void endWith(String sentence) {
    ending = sentence;
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
        if (!ending.isEmpty()) {
          console.out().line(ending);
        }
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
