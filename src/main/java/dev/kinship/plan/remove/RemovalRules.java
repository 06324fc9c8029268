package dev.kinship.plan.remove;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of removing a relationship. */
public final class RemovalRules {
  public static final Rule UNKNOWN_RELATIONSHIP =
      new Rule("KIN230", Severity.ERROR, "no relationship with that name");

  public static final Rule STILL_USED =
      new Rule("KIN231", Severity.ERROR, "a name that code may still use");

  public static final Rule NEEDED_BY_ANOTHER =
      new Rule("KIN233", Severity.ERROR, "a relationship that another one goes through");

  public static final Rule STAYS = new Rule("KIN404", Severity.NOTE, "something that stays");

  public static final Rule ALSO_GOES =
      new Rule("KIN426", Severity.NOTE, "an index or a key that is dropped too");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(UNKNOWN_RELATIONSHIP, STILL_USED, NEEDED_BY_ANOTHER, STAYS, ALSO_GOES);

  private RemovalRules() {}
}
