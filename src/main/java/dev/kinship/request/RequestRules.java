package dev.kinship.request;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of words and wishes. */
public final class RequestRules {
  public static final Rule UNKNOWN_TYPE =
      new Rule("KIN002", Severity.USAGE, "unknown relationship type");

  /** All of them. */
  public static final List<Rule> ALL = List.of(UNKNOWN_TYPE);

  private RequestRules() {}
}
