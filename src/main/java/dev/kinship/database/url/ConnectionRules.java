package dev.kinship.database.url;

import dev.kinship.diagnostic.Rule;
import dev.kinship.diagnostic.Severity;
import java.util.List;

/** The rules of opening a database. */
public final class ConnectionRules {
  public static final Rule UNREACHABLE =
      new Rule("KIN910", Severity.SYSTEM, "a database that cannot be reached");

  public static final Rule LOGIN_REFUSED =
      new Rule("KIN911", Severity.SYSTEM, "a database that refuses the login");

  public static final Rule NO_DATABASE = new Rule("KIN912", Severity.SYSTEM, "no such database");

  public static final Rule UNREADABLE =
      new Rule("KIN913", Severity.SYSTEM, "a database that cannot be read");

  /** All of them. */
  public static final List<Rule> ALL = List.of(UNREACHABLE, LOGIN_REFUSED, NO_DATABASE, UNREADABLE);

  private ConnectionRules() {}
}
