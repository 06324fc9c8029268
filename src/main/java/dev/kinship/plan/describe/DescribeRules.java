package dev.kinship.plan.describe;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of what models declare. */
public final class DescribeRules {
  public static final Rule UNFOUND =
      new Rule("KIN408", Severity.NOTE, "a relationship that does not load");

  /** All of them. */
  public static final List<Rule> ALL = List.of(UNFOUND);

  private DescribeRules() {}
}
