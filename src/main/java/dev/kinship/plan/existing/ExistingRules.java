package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of what the database has already. */
public final class ExistingRules {
  public static final Rule KEY_TO_ANOTHER =
      new Rule("KIN247", Severity.ERROR, "a column that is a key to something else");

  public static final Rule PRIMARY =
      new Rule("KIN248", Severity.ERROR, "an optional key in a primary key");

  public static final Rule EMPTY_VALUES =
      new Rule("KIN249", Severity.ERROR, "rows without a value of a required key");

  public static final Rule NULLS =
      new Rule("KIN424", Severity.NOTE, "a key that may be NULL in the database or the model only");

  /** All of them. */
  public static final List<Rule> ALL = List.of(KEY_TO_ANOTHER, PRIMARY, EMPTY_VALUES, NULLS);

  private ExistingRules() {}
}
