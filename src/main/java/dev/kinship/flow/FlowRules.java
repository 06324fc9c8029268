package dev.kinship.flow;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of commands as a whole. */
public final class FlowRules {
  public static final Rule NOT_WRITTEN = new Rule("KIN220", Severity.ERROR, "nothing was written");

  public static final Rule UNKNOWN_PLAN =
      new Rule("KIN224", Severity.ERROR, "no plan with that id");

  public static final Rule PLAN_NOT_KEPT =
      new Rule("KIN226", Severity.NOTE, "a plan that could not be kept");

  public static final Rule APPLIED_OR_NOT =
      new Rule("KIN234", Severity.ERROR, "a migration that a database may have run, or not");

  public static final Rule OTHER_DATABASE =
      new Rule("KIN240", Severity.ERROR, "a database of another kind than the migration is for");

  public static final Rule COMPANION =
      new Rule("KIN296", Severity.ERROR, "a VSchema that is not understood");
  public static final Rule NO_MODELS =
      new Rule("KIN310", Severity.ERROR, "questions about a project without models");

  public static final Rule MIGRATION_GOES =
      new Rule("KIN403", Severity.NOTE, "a migration that a database may have run");

  public static final Rule UNREAD =
      new Rule("KIN405", Severity.NOTE, "something that was not read");

  public static final Rule NOT_OURS =
      new Rule("KIN406", Severity.NOTE, "files of .kinship that came from elsewhere");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          NOT_WRITTEN,
          UNKNOWN_PLAN,
          PLAN_NOT_KEPT,
          APPLIED_OR_NOT,
          OTHER_DATABASE,
          COMPANION,
          NO_MODELS,
          MIGRATION_GOES,
          UNREAD,
          NOT_OURS);

  private FlowRules() {}
}
