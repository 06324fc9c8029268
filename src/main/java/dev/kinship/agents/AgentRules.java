package dev.kinship.agents;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of the files that agents read. */
public final class AgentRules {
  public static final Rule OTHER_FILE =
      new Rule("KIN278", Severity.ERROR, "a file for agents that Kinship did not write");

  public static final Rule BROKEN_MARKS =
      new Rule("KIN279", Severity.ERROR, "marks of Kinship that do not enclose one block");

  /** All of them. */
  public static final List<Rule> ALL = List.of(OTHER_FILE, BROKEN_MARKS);

  private AgentRules() {}
}
