package dev.kinship.plan;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of several sentences in one plan. */
public final class PlanRules {
  public static final Rule CONTRADICTION =
      new Rule("KIN227", Severity.ERROR, "two sentences that contradict each other");

  /** All of them. */
  public static final List<Rule> ALL = List.of(CONTRADICTION);

  private PlanRules() {}
}
