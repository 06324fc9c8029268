package dev.kinship.database.url;

import dev.kinship.diagnostic.Rule;
import java.sql.SQLException;
import java.util.Set;

/** What went wrong, and the rule for it; each has one cause. */
enum ConnectionFailure {
  UNREACHABLE("%s cannot be reached"),
  LOGIN_REFUSED("%s does not let this user in"),
  NO_DATABASE("there is no database %s"),
  UNREADABLE("%s cannot be read"),
  TLS("%s and the URL do not agree on TLS"),
  NOT_ADMITTED("this user may not use %s");

  private static final Set<Integer> MISSING =
      Set.of(
          1049, // MySQL: unknown database
          90146, // H2: not found
          14, // SQLite: cannot open
          26); // SQLite: no database

  private final String message;

  ConnectionFailure(String message) {
    this.message = message;
  }

  Rule rule() {
    return switch (this) {
      case UNREACHABLE -> ConnectionRules.UNREACHABLE;
      case LOGIN_REFUSED -> ConnectionRules.LOGIN_REFUSED;
      case NO_DATABASE -> ConnectionRules.NO_DATABASE;
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
    if (state.startsWith("3D") || MISSING.contains(e.getErrorCode())) {
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
