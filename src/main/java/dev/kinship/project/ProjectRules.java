package dev.kinship.project;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of a project as a whole. */
public final class ProjectRules {
  public static final Rule NO_PROJECT = new Rule("KIN003", Severity.USAGE, "no project");

  public static final Rule UNTRUSTED_FOLDER =
      new Rule("KIN909", Severity.ERROR, "a project folder that others can change");

  /** All of them. */
  public static final List<Rule> ALL = List.of(NO_PROJECT, UNTRUSTED_FOLDER);

  private ProjectRules() {}
}
