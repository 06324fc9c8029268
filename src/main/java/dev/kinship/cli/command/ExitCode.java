package dev.kinship.cli.command;

import dev.kinship.diagnostic.Rule;

/** What a process answers. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int REFUSED = 1;
  public static final int USAGE = 2;
  public static final int SYSTEM = 3;

  private ExitCode() {}

  /** The code of a run that ended with this. */
  public static int of(Rule rule) {
    return switch (rule.severity()) {
      case USAGE -> USAGE;
      case ERROR -> REFUSED;
      case SYSTEM -> SYSTEM;
      case NOTE -> DONE;
    };
  }
}
