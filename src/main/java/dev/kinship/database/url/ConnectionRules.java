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

  public static final Rule TLS =
      new Rule("KIN916", Severity.SYSTEM, "a connection that needs TLS, or cannot have it");

  public static final Rule NOT_ADMITTED =
      new Rule("KIN917", Severity.SYSTEM, "a user who may not use the database");

  public static final Rule NOT_A_DATABASE =
      new Rule("KIN918", Severity.SYSTEM, "something that is not a database file");

  public static final Rule NO_NAME =
      new Rule("KIN919", Severity.SYSTEM, "a URL that names no database");

  public static final Rule NOT_CLOSED =
      new Rule("KIN920", Severity.SYSTEM, "a database file that another program has not closed");

  public static final Rule TOO_SLOW =
      new Rule("KIN921", Severity.SYSTEM, "a database that takes too long");

  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          UNREACHABLE,
          LOGIN_REFUSED,
          NO_DATABASE,
          UNREADABLE,
          TLS,
          NOT_ADMITTED,
          NOT_A_DATABASE,
          NO_NAME,
          NOT_CLOSED,
          TOO_SLOW);

  private ConnectionRules() {}
}
