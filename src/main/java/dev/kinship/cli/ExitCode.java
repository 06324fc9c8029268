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
    return switch (rule) {
      case SYSTEM_FAILED, UNREACHABLE, LOGIN_REFUSED, NO_DATABASE, UNREADABLE, BUG -> SYSTEM;
      default -> rule.severity() == Severity.USAGE ? USAGE : REFUSED;
    };
  }
}
