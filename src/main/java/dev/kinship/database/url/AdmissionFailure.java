package dev.kinship.database.url;

import java.sql.SQLException;
import java.util.Optional;

/** Why a server that knows the user does not let that user use the database. */
enum AdmissionFailure {
  NO_GRANT("GRANT SELECT ON %s.* TO %s"),
  NO_CONNECT("GRANT CONNECT ON DATABASE %s TO %s"),
  NO_LOGIN("ALTER ROLE %2$s LOGIN"),
  NO_HOST("let the server admit %2$s from this computer (pg_hba.conf, or CREATE USER %2$s@host)"),
  NO_PLAIN_HOST(
      "add ?sslmode=require to the URL in --db if the server admits %2$s with TLS; else let pg_hba.conf admit %2$s"),
  LOCKED("ALTER USER %2$s ACCOUNT UNLOCK"),
  EXPIRED("give the user a new password: ALTER USER %2$s IDENTIFIED BY '...'");

  private static final int MYSQL_NO_GRANT = 1044;
  private static final int MYSQL_NO_HOST = 1130;
  private static final int MYSQL_EXPIRED = 1820;
  private static final int MYSQL_EXPIRED_LOGIN = 1862;
  private static final int MYSQL_LOCKED = 3118;
  private static final int MARIADB_LOCKED = 4151;

  private final String help;

  AdmissionFailure(String help) {
    this.help = help;
  }

  static Optional<AdmissionFailure> of(SQLException e) {
    return switch (e.getErrorCode()) {
      case MYSQL_NO_GRANT -> Optional.of(NO_GRANT);
      case MYSQL_NO_HOST -> Optional.of(NO_HOST);
      case MYSQL_EXPIRED, MYSQL_EXPIRED_LOGIN -> Optional.of(EXPIRED);
      case MYSQL_LOCKED, MARIADB_LOCKED -> Optional.of(LOCKED);
      default -> ofPostgresql(String.valueOf(e.getSQLState()), String.valueOf(e.getMessage()));
    };
  }

  private static Optional<AdmissionFailure> ofPostgresql(String state, String message) {
    if (state.equals("42501") && message.contains("permission denied for database")) {
      return Optional.of(NO_CONNECT);
    }
    if (state.equals("28000") && message.contains("not permitted to log in")) {
      return Optional.of(NO_LOGIN);
    }
    if (state.equals("28000") && message.contains("pg_hba.conf")) {
      boolean plain = message.contains("no encryption") || message.contains("SSL off");
      return Optional.of(plain ? NO_PLAIN_HOST : NO_HOST);
    }
    return Optional.empty();
  }

  /** What to type. */
  String help(String database, String user) {
    return help.formatted(database, user);
  }
}
