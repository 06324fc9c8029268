package dev.kinship.database.url;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.text.OneLine;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a database's refusals mean, by the codes of SQL and of each database. */
public record DatabaseErrors(DatabaseUrl url, Optional<String> password) {
  private static final Set<Integer> NO_DATABASE =
      Set.of(
          1049, // MySQL: unknown database
          90146, // H2: not found
          14, // SQLite: cannot open
          26); // SQLite: no database
  private static final int SQLITE_BUSY = 5;
  private static final int SQLITE_LOCKED = 6;
  public static final int H2_IN_USE = 90020;

  public DatabaseErrors with(Optional<String> said) {
    return new DatabaseErrors(url, said);
  }

  /** What went wrong, and the rule for it. */
  private enum Failure {
    UNREACHABLE(ConnectionRules.UNREACHABLE),
    LOGIN_REFUSED(ConnectionRules.LOGIN_REFUSED),
    NO_DATABASE(ConnectionRules.NO_DATABASE),
    UNREADABLE(ConnectionRules.UNREADABLE);

    private final Rule rule;

    Failure(Rule rule) {
      this.rule = rule;
    }
  }

  /** Which case it is. */
  public Rule rule(SQLException e) {
    return failure(e).rule;
  }

  private static Failure failure(SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("3D") || NO_DATABASE.contains(e.getErrorCode())) {
      return Failure.NO_DATABASE;
    }
    boolean key = String.valueOf(e.getMessage()).contains("RSA public key");
    if (state.startsWith("28") || state.equals("08004") || e.getErrorCode() == 1044 || key) {
      return Failure.LOGIN_REFUSED;
    }
    return state.startsWith("08") ? Failure.UNREACHABLE : Failure.UNREADABLE;
  }

  /** In one line, with what to type, and without the password. */
  public Refused refusal(SQLException e) {
    Failure failure = failure(e);
    return new Refused(failure.rule, message(failure, e), help(failure, e));
  }

  private String message(Failure failure, SQLException e) {
    boolean locked = e.getErrorCode() == SQLITE_BUSY || e.getErrorCode() == SQLITE_LOCKED;
    if (url.file().isPresent() && failure == Failure.NO_DATABASE) {
      return e.getErrorCode() == 26
          ? "`%s` is not an SQLite database".formatted(url.name())
          : "there is no database file `%s`, or it may not be read".formatted(url.name());
    }
    if (url.system() == DatabaseSystem.SQLITE && locked) {
      return "`%s` is locked: another program is writing to it".formatted(url.name());
    }
    if (e.getErrorCode() == H2_IN_USE) {
      return "`%s` is in use by another program".formatted(url.name());
    }
    String what =
        switch (failure) {
          case UNREACHABLE -> "%s cannot be reached";
          case LOGIN_REFUSED -> "%s does not let this user in";
          case NO_DATABASE -> "there is no database %s";
          case UNREADABLE -> "%s cannot be read";
        };
    return what.formatted(url.name()) + ": " + said(e);
  }

  private String help(Failure failure, SQLException e) {
    if (String.valueOf(e.getMessage()).contains("RSA public key")) {
      return "add ?ssl-mode=REQUIRED to the URL, or, if the network is trusted, ?allowPublicKeyRetrieval=true";
    }
    return switch (failure) {
      case UNREACHABLE -> "start the database, or correct the host and port in --db";
      case LOGIN_REFUSED ->
          password.isPresent()
              ? "correct the user in --db, or the password"
              : "set KIN_DB_PASSWORD, or pass --db env:NAME for a variable that holds the whole URL";
      case NO_DATABASE ->
          url.file().isPresent()
              ? "correct the path in --db; it is relative to the current folder"
              : "correct the name in --db; Kinship does not create databases";
      case UNREADABLE ->
          e.getErrorCode() == H2_IN_USE
              ? "stop that program, or let it serve the file and connect to it: --db jdbc:h2:tcp://…"
              : "fix that, then run the command again";
    };
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
