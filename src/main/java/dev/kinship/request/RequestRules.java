package dev.kinship.request;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of words and wishes, and of what stops any command. */
public final class RequestRules {
  public static final Rule UNKNOWN_TYPE =
      new Rule("KIN002", Severity.USAGE, "unknown relationship type");

  public static final Rule NO_MEMORY = new Rule("KIN923", Severity.SYSTEM, "not enough memory");

  public static final Rule OUTPUT =
      new Rule("KIN925", Severity.SYSTEM, "output that cannot be written");

  public static final Rule FILE_NAME =
      new Rule("KIN926", Severity.SYSTEM, "a name that no file can have here");

  /** All of them. */
  public static final List<Rule> ALL = List.of(UNKNOWN_TYPE, NO_MEMORY, OUTPUT, FILE_NAME);

  private RequestRules() {}
}
