package dev.kinship.diagnostic;

import java.util.List;

/** The rules of what several packages refuse. */
public final class CommonRules {
  public static final Rule WRONG_USAGE =
      new Rule("KIN001", Severity.USAGE, "the command is not understood");

  public static final Rule BAD_CONFIGURATION =
      new Rule("KIN004", Severity.USAGE, "the configuration is not understood");

  public static final Rule UNKNOWN_MODEL =
      new Rule("KIN201", Severity.ERROR, "no model with that name");

  public static final Rule AMBIGUOUS_MODEL =
      new Rule("KIN202", Severity.ERROR, "more than one model with that name");

  public static final Rule NO_MODEL =
      new Rule("KIN203", Severity.ERROR, "a class that is not a model");

  public static final Rule BAD_NAME =
      new Rule("KIN207", Severity.ERROR, "a name that cannot be used");

  public static final Rule NAME_TAKEN = new Rule("KIN208", Severity.ERROR, "a name that is taken");

  public static final Rule KEY_TYPE =
      new Rule("KIN210", Severity.ERROR, "a key whose type differs from what it points to");

  public static final Rule NOT_UTF8 =
      new Rule("KIN213", Severity.ERROR, "a file that is not valid UTF-8");

  public static final Rule NO_TABLE_NAME =
      new Rule("KIN217", Severity.ERROR, "a model without a table name that can be read");

  public static final Rule NO_MIGRATION =
      new Rule("KIN221", Severity.ERROR, "a migration that cannot be written");

  public static final Rule MISREAD =
      new Rule("KIN269", Severity.ERROR, "a statement that the migration tool would misread");

  public static final Rule NOT_SHOWN =
      new Rule("KIN270", Severity.ERROR, "a detail that the migrations do not show");

  public static final Rule DATABASE_DIFFERS =
      new Rule("KIN401", Severity.NOTE, "the database will differ from the models");

  public static final Rule USELESS_INDEX =
      new Rule("KIN413", Severity.NOTE, "an index that does not count");

  public static final Rule SYSTEM_FAILED = new Rule("KIN901", Severity.SYSTEM, "the system failed");

  public static final Rule NOT_READABLE =
      new Rule("KIN922", Severity.SYSTEM, "a file that cannot be read");

  public static final Rule NOT_WRITABLE =
      new Rule("KIN904", Severity.ERROR, "a file cannot be written");

  public static final Rule OUTSIDE_PROJECT =
      new Rule("KIN905", Severity.ERROR, "a path outside the project");

  public static final Rule TOO_DEEP =
      new Rule("KIN906", Severity.ERROR, "something nested too deeply");

  public static final Rule BUG = new Rule("KIN999", Severity.SYSTEM, "a bug of Kinship");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          WRONG_USAGE,
          BAD_CONFIGURATION,
          UNKNOWN_MODEL,
          AMBIGUOUS_MODEL,
          NO_MODEL,
          BAD_NAME,
          NAME_TAKEN,
          KEY_TYPE,
          NOT_UTF8,
          NO_TABLE_NAME,
          NO_MIGRATION,
          MISREAD,
          NOT_SHOWN,
          DATABASE_DIFFERS,
          USELESS_INDEX,
          SYSTEM_FAILED,
          NOT_READABLE,
          NOT_WRITABLE,
          OUTSIDE_PROJECT,
          TOO_DEEP,
          BUG);

  private CommonRules() {}
}
