package dev.kinship.cli;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;

/** What a process answers. */
final class ExitCode {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int SYSTEM = 3;

  private ExitCode() {}

  /** The code of a run that ended with this. */
  static int of(Rule rule) {
    if (rule == Rule.SYSTEM_FAILED || rule == Rule.BUG) {
      return SYSTEM;
    }
    return rule.severity() == Severity.USAGE ? USAGE : REFUSED;
  }
}
