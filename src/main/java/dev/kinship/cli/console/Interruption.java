package dev.kinship.cli.console;

import dev.kinship.report.OutputFailed;
import dev.kinship.report.Printer;

/** Ends the line of an open question at Ctrl-C, and says what was not written. */
final class Interruption {
  private final Printer out;
  private final String ending;
  private final Thread hook = new Thread(this::tell);

  private Interruption(Printer out, String ending) {
    this.out = out;
    this.ending = ending;
  }

  /** From now on, until its {@link #end}; it prints {@code ending} then, unless that is empty. */
  static Interruption watch(Printer out, String ending) {
    Interruption interruption = new Interruption(out, ending);
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    return interruption;
  }

  private void tell() {
    try {
      out.line("");
      if (!ending.isEmpty()) {
        out.line(ending);
      }
      out.flush();
    } catch (OutputFailed e) {
      return; // standard output is closed
    }
  }

  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the process is ending
    }
  }
}
