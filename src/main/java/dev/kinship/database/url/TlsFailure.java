package dev.kinship.database.url;

import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is wrong between the TLS of a server and that of a URL. */
enum TlsFailure {
  /** The server takes no connection without TLS. */
  REQUIRED,
  /** The URL asks for TLS, and the server has none. */
  ABSENT,
  /** The server takes this user's password with TLS only, or under a key of its own. */
  PASSWORD,
  /** The certificate of the server is not one that the URL trusts. */
  UNTRUSTED,
  /** TLS was tried and failed in another way. */
  FAILED;

  private static final int SECURE_TRANSPORT = 3159; // MySQL: require_secure_transport is on

  private static final Pattern NO_TLS =
      Pattern.compile("(?i)server does not support SSL|ssl not enabled in the server");

  private static final Pattern CERTIFICATE =
      Pattern.compile("(?i)PKIX|certificat|hostname .* (could not be )?verif");

  private static final Pattern HANDSHAKE = Pattern.compile("(?i)\\b(SSL|TLS)\\b|handshake");

  /** What went wrong with TLS, if that is why the connection failed. */
  static Optional<TlsFailure> of(SQLException e) {
    String message = String.valueOf(e.getMessage());
    if (e.getErrorCode() == SECURE_TRANSPORT) {
      return Optional.of(REQUIRED);
    }
    if (message.contains("RSA public key")) {
      return Optional.of(PASSWORD);
    }
    if (NO_TLS.matcher(message).find()) {
      return Optional.of(ABSENT);
    }
    if (CERTIFICATE.matcher(message).find()) {
      return Optional.of(UNTRUSTED);
    }
    boolean connecting = String.valueOf(e.getSQLState()).startsWith("08");
    return connecting && HANDSHAKE.matcher(message).find() ? Optional.of(FAILED) : Optional.empty();
  }

  /** What to type. */
  String help(DatabaseSystem system) {
    boolean mysql = system == DatabaseSystem.MYSQL;
    String on = mysql ? "?ssl-mode=REQUIRED" : "?sslmode=require";
    return switch (this) {
      case REQUIRED -> "add %s to the URL in --db".formatted(on);
      case PASSWORD ->
          "add ?ssl-mode=REQUIRED to the URL, or, if the network is trusted, ?allowPublicKeyRetrieval=true";
      case ABSENT ->
          "set %s in the URL, if the network is trusted; or turn TLS on in the server"
              .formatted(mysql ? "?ssl-mode=DISABLED" : "?sslmode=disable");
      case UNTRUSTED ->
          "name the certificate that signed that of the server: %s; or do not check it: %s"
              .formatted(mysql ? "&ssl-ca=FILE" : "&sslrootcert=FILE", on);
      case FAILED -> "correct the options of TLS in the URL in --db";
    };
  }
}
