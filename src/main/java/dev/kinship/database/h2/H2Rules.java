package dev.kinship.database.h2;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of files of H2. */
public final class H2Rules {
  public static final Rule RUNS_CODE =
      new Rule("KIN914", Severity.ERROR, "a database file that would run code when opened");

  /** All of them. */
  public static final List<Rule> ALL = List.of(RUNS_CODE);

  private H2Rules() {}
}
