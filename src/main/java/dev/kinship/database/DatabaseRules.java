package dev.kinship.database;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of a live database. */
public final class DatabaseRules {
  public static final Rule NOT_ENFORCED =
      new Rule("KIN412", Severity.NOTE, "a key that the database does not enforce");

  public static final Rule TABLE_ELSEWHERE =
      new Rule("KIN414", Severity.NOTE, "a table with that name elsewhere");

  public static final Rule UNSEEN =
      new Rule("KIN263", Severity.ERROR, "a table that the connection does not see");

  public static final Rule NO_NEW_DATABASE =
      new Rule("KIN287", Severity.ERROR, "a server on which no database can be created");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(UNSEEN, NO_NEW_DATABASE, NOT_ENFORCED, TABLE_ELSEWHERE);

  private DatabaseRules() {}
}
