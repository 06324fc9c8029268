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

  public static final Rule PAIR_UNIQUE =
      new Rule("KIN250", Severity.ERROR, "a pair of keys that is unique already");

  public static final Rule PAIR =
      new Rule("KIN425", Severity.NOTE, "a join table with more than its keys");

  public static final Rule COLUMNS_UNKNOWN =
      new Rule("KIN264", Severity.ERROR, "a table whose columns are not all known");

  public static final Rule NOT_UNDERSTOOD =
      new Rule("KIN402", Severity.NOTE, "a migration statement that is not understood");

  public static final Rule NEVER_NULL =
      new Rule("KIN271", Severity.ERROR, "an optional key of a type that is never NULL");

  public static final Rule KEYLESS =
      new Rule("KIN428", Severity.NOTE, "a table without the column of the primary key");

  public static final Rule FIRST_TABLES =
      new Rule("KIN430", Severity.NOTE, "tables that are taken to be missing");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          KEY_TO_ANOTHER,
          PRIMARY,
          EMPTY_VALUES,
          PAIR_UNIQUE,
          COLUMNS_UNKNOWN,
          NEVER_NULL,
          NOT_UNDERSTOOD,
          NULLS,
          PAIR,
          KEYLESS,
          FIRST_TABLES);

  private ExistingRules() {}
}
