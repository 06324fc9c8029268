package dev.kinship.diagnostic;

import java.util.List;

/**
 * Thrown where a wish cannot be planned; nothing has been written. The user's mistake, not ours.
 */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Diagnostic diagnostic;

  public Refused(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  public Refused(Rule rule, String message, List<Diagnostic.Label> labels, String help) {
    this(new Diagnostic(rule, message, labels, help));
  }

  public Refused(Rule rule, String message, String help) {
    this(rule, message, List.of(), help);
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
