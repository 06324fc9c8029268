package dev.kinship.report;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;

/**
 * Thrown where what a command says cannot be written. {@code consequence} is what that means for
 * the project, where it means something.
 */
public final class OutputFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Optional<String> consequence;

  OutputFailed(IOException cause) {
    this(cause, Optional.empty());
  }

  private OutputFailed(Throwable cause, Optional<String> consequence) {
    super(cause);
    this.consequence = consequence;
  }

  /** The same failure, and what it means. */
  public OutputFailed meaning(String what) {
    return new OutputFailed(reason(), Optional.of(what));
  }

  public Optional<String> consequence() {
    return consequence;
  }

  /** Whether the reader has gone, as {@code head} does when it has seen enough. */
  public boolean isBrokenPipe() {
    String words = String.valueOf(reason().getMessage()).toLowerCase(Locale.ROOT);
    return words.contains("broken pipe") || words.contains("pipe is being closed");
  }

  /** Why it could not be written. */
  public Throwable reason() {
    return getCause() instanceof IOException it ? it : this;
  }
}
