package dev.kinship.database.url;

import dev.kinship.diagnostic.Rule;
import java.sql.SQLException;
import java.util.Map;

/** What went wrong, and the rule for it; each has one cause. */
enum ConnectionFailure {
  UNREACHABLE("%s cannot be reached"),
  LOGIN_REFUSED("%s does not let this user in"),
  NO_DATABASE("there is no database %s"),
  NOT_A_DATABASE("`%s` is not an SQLite database"),
  LOCKED("`%s` is locked: another program is writing to it"),
  IN_USE("`%s` is in use by another program"),
  UNREADABLE("%s cannot be read"),
  TLS("%s and the URL do not agree on TLS"),
  NOT_ADMITTED("this user may not use %s");

  private static final Map<Integer, ConnectionFailure> BY_CODE =
      Map.of(
          1049,
          NO_DATABASE, // MySQL: unknown database
          90146,
          NO_DATABASE, // H2: not found
          14,
          NO_DATABASE, // SQLite: cannot open
          26,
          NOT_A_DATABASE, // SQLite: not a database
          5,
          LOCKED, // SQLite: busy
          6,
          LOCKED, // SQLite: locked
          DatabaseErrors.H2_IN_USE,
          IN_USE);

  private final String message;

  ConnectionFailure(String message) {
    this.message = message;
  }

  Rule rule() {
    return switch (this) {
      case UNREACHABLE -> ConnectionRules.UNREACHABLE;
      case LOGIN_REFUSED -> ConnectionRules.LOGIN_REFUSED;
      case NO_DATABASE -> ConnectionRules.NO_DATABASE;
      case NOT_A_DATABASE -> ConnectionRules.NOT_A_DATABASE;
      case LOCKED, IN_USE -> ConnectionRules.NOT_CLOSED;
      case UNREADABLE -> ConnectionRules.UNREADABLE;
      case TLS -> ConnectionRules.TLS;
      case NOT_ADMITTED -> ConnectionRules.NOT_ADMITTED;
    };
  }

  String message(String database) {
    return message.formatted(database);
  }

  static ConnectionFailure of(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    ConnectionFailure known = BY_CODE.get(e.getErrorCode());
    if (known != null) {
      return known;
    }
    if (state.startsWith("3D")) {
      return NO_DATABASE;
    }
    if (TlsFailure.of(e).isPresent()) {
      return TLS;
    }
    if (AdmissionFailure.of(e).isPresent()) {
      return NOT_ADMITTED;
    }
    if (state.startsWith("28") || state.equals("08004")) {
      return LOGIN_REFUSED;
    }
    return state.startsWith("08") ? UNREACHABLE : UNREADABLE;
  }
}
