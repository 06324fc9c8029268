package dev.kinship.plan;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules that planners share. */
public final class PlanRules {
  public static final Rule CONTRADICTION =
      new Rule("KIN227", Severity.ERROR, "two sentences that contradict each other");

  public static final Rule OTHER_KEY =
      new Rule("KIN236", Severity.ERROR, "a key that exists under another name");

  /** All of them. */
  public static final List<Rule> ALL = List.of(CONTRADICTION, OTHER_KEY);

  private PlanRules() {}
}
