package dev.kinship.transaction;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of writing. */
public final class TransactionRules {
  public static final Rule LOCKED = new Rule("KIN902", Severity.ERROR, "another kin is at work");

  public static final Rule CHANGED_MEANWHILE =
      new Rule("KIN903", Severity.ERROR, "a file that changed in the meantime");

  public static final Rule FOREIGN_JOURNAL =
      new Rule("KIN908", Severity.ERROR, "an interrupted run that you did not start");

  public static final Rule DAMAGED =
      new Rule("KIN924", Severity.SYSTEM, "a file of Kinship that is damaged");

  /** All of them. */
  public static final List<Rule> ALL = List.of(LOCKED, CHANGED_MEANWHILE, FOREIGN_JOURNAL, DAMAGED);

  private TransactionRules() {}
}
