package dev.kinship.database.url;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.text.OneLine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/** What a database's refusals mean, by the codes of SQL and of each database. */
public record DatabaseErrors(DatabaseUrl url, Optional<String> password) {
  public static final int H2_IN_USE = 90020;

  public DatabaseErrors with(Optional<String> said) {
    return new DatabaseErrors(url, said);
  }

  /** Which case it is. */
  public Rule rule(SQLException e) {
    return ConnectionFailure.of(e).rule();
  }

  /** In one line, with what to type, and without the password. */
  public Refused refusal(SQLException e) {
    ConnectionFailure failure = ConnectionFailure.of(e);
    return new Refused(failure.rule(), message(failure, e), help(failure, e));
  }

  private String message(ConnectionFailure failure, SQLException e) {
    return switch (failure) {
      case NOT_A_DATABASE, LOCKED, IN_USE -> failure.message(url.name());
      case NO_DATABASE ->
          url.file().isPresent()
              ? "there is no database file `%s`, or it may not be read".formatted(url.name())
              : failure.message(url.name()) + ": " + said(e);
      default -> failure.message(url.name()) + ": " + said(e);
    };
  }

  private String help(ConnectionFailure failure, SQLException e) {
    return switch (failure) {
      case UNREACHABLE -> "start the database, or correct the host and port in --db";
      case TLS -> TlsFailure.of(e).orElseThrow().help(url.system());
      case NOT_ADMITTED -> AdmissionFailure.of(e).orElseThrow().help(database(), user());
      case LOGIN_REFUSED -> login(e);
      case NO_DATABASE ->
          url.file().isPresent()
              ? "correct the path in --db; it is relative to the current folder"
              : "correct the name in --db; Kinship does not create databases";
      case NOT_A_DATABASE -> "correct the path in --db; it is relative to the current folder";
      case LOCKED -> "wait until it is done, then run the command again";
      case IN_USE ->
          "stop that program, or let it serve the file and connect to it: --db jdbc:h2:tcp://…";
      case UNREADABLE -> "fix that, then run the command again";
    };
  }

  private String login(SQLException e) {
    boolean noUser = String.valueOf(e.getMessage()).matches("(?s).*role \".*\" does not exist.*");
    if (noUser) {
      return "correct the user in --db, or create it: CREATE ROLE %s LOGIN".formatted(user());
    }
    String plain =
        url.system() == DatabaseSystem.MYSQL && !url.properties().containsKey("sslMode")
            ? "; if this user needs TLS, add ?ssl-mode=REQUIRED to the URL"
            : "";
    return (password.isPresent()
            ? "correct the user in --db, or the password"
            : "set KIN_DB_PASSWORD, or pass --db env:NAME for a variable that holds the whole URL")
        + plain;
  }

  private String user() {
    return url.properties().getOrDefault("user", "this user");
  }

  /** The last part of the URL. */
  private String database() {
    return url.name().substring(url.name().lastIndexOf('/') + 1);
  }

  /** The driver's words in one line; it may have put the password into them. */
  public String said(SQLException e) {
    String words = OneLine.of(String.valueOf(e.getMessage()));
    words = words.replaceFirst("^\\(conn=\\d+\\) ", "");
    Stream<String> secrets =
        Stream.of(
                password, url.password(), Optional.ofNullable(url.properties().get("sslpassword")))
            .flatMap(Optional::stream);
    for (String secret : secrets.toList()) {
      words = Secrets.without(secret, words);
    }
    for (Path file : url.file().stream().toList()) {
      String path = file.toString();
      words = words.replace(path, url.name());
      words = words.replace(path.replaceFirst("\\.mv\\.db$", ""), url.name());
    }
    return DatabaseUrl.withoutPasswords(words).replaceAll("jdbc:\\S+", "the database");
  }

  /** Without the password. */
  @Override
  public String toString() {
    return url.name();
  }
}
