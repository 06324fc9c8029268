package dev.kinship.cli.console;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.text.Progress;
import dev.kinship.text.Visible;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Tells a person at a terminal what takes so long, on a line that is erased before anything else is
 * printed.
 */
public final class Waiting {
  private static final long PATIENCE = 1_000;
  private static final long PAUSE = 300;
  private static final String ERASE = "\r\u001b[K";

  private final OutputStream terminal;
  private final long patience;
  private boolean shown;
  private boolean over;

  private Waiting(OutputStream terminal, long patience) {
    this.terminal = terminal;
    this.patience = patience;
  }

  /** Begins to wait: nothing is shown for a second. {@code terminal} is one that can erase. */
  public static Waiting at(OutputStream terminal) {
    return at(terminal, PATIENCE);
  }

  /** The same, with nothing shown for {@code patience} milliseconds. */
  static Waiting at(OutputStream terminal, long patience) {
    Waiting waiting = new Waiting(terminal, patience);
    Thread.ofPlatform().daemon().start(waiting::run);
    return waiting;
  }

  private void run() {
    try {
      Thread.sleep(patience);
      while (show()) {
        Thread.sleep(PAUSE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean show() {
    shown = !over;
    return shown && write(ERASE + "kin: " + Visible.of(Progress.now()) + " ...");
  }

  /** Ends it, and erases what it shows. */
  public synchronized void end() {
    if (shown && !over) {
      write(ERASE);
    }
    over = true;
  }

  /** Whether the terminal takes it: nothing is lost if it does not. */
  private boolean write(String text) {
    try {
      terminal.write(text.getBytes(UTF_8));
      terminal.flush();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
