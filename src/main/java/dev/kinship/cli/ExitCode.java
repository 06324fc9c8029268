package dev.kinship.cli;

import dev.kinship.diagnostic.Rule;

/** What a process answers. */
final class ExitCode {
  static final int DONE = 0;
  static final int REFUSED = 1;
  static final int USAGE = 2;
  static final int SYSTEM = 3;

  private ExitCode() {}

  /** The code of a run that ended with this. */
  static int of(Rule rule) {
    return switch (rule.severity()) {
      case USAGE -> USAGE;
      case ERROR -> REFUSED;
      case SYSTEM -> SYSTEM;
      case NOTE -> DONE;
    };
  }
}
