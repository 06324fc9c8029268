package dev.kinship.report;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of plans that were kept. */
public final class ReportRules {
  public static final Rule BAD_PLAN =
      new Rule("KIN225", Severity.ERROR, "a plan that cannot be trusted");

  /** All of them. */
  public static final List<Rule> ALL = List.of(BAD_PLAN);

  private ReportRules() {}
}
