package dev.kinship.plan.schema.names;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of names that cannot be in a migration. */
public final class NameRules {
  static final Rule TOO_LONG =
      new Rule("KIN265", Severity.ERROR, "a name that is too long for the database");

  public static final Rule UNWRITABLE =
      new Rule("KIN266", Severity.ERROR, "a name that no migration can contain");

  /** All of them. */
  public static final List<Rule> ALL = List.of(TOO_LONG, UNWRITABLE);

  private NameRules() {}
}
