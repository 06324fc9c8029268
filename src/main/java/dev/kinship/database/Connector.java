package dev.kinship.database;

import dev.kinship.database.h2.H2File;
import dev.kinship.database.url.ConnectionRules;
import dev.kinship.database.url.DatabaseErrors;
import dev.kinship.database.url.DatabaseFile;
import dev.kinship.database.url.DatabaseSystem;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.database.url.SealedPath;
import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Progress;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Opens connections for reading. Each driver is loaded by the first URL that needs it. */
public final class Connector {
  private static final int SECONDS_TO_CONNECT = 10;

  private final DatabaseUrl url;

  private Connector(DatabaseUrl url) {
    this.url = url;
  }

  /** A connection; asks for a password where the database turns down a run without one. */
  public static Connection open(Access access) {
    Connector connector = new Connector(access.url());
    Optional<String> known = access.url().password().or(access::password);
    try {
      return connector.connect(known);
    } catch (SQLException e) {
      DatabaseErrors failure = new DatabaseErrors(access.url(), known);
      if (known.isPresent() || !failure.rule(e).equals(ConnectionRules.LOGIN_REFUSED)) {
        throw failure.refusal(e);
      }
      Optional<String> said = access.asked().get();
      return connector.connectWith(said, said.isPresent() ? failure.with(said) : failure, e);
    }
  }

  private Connection connectWith(
      Optional<String> password, DatabaseErrors failure, SQLException first) {
    if (password.isEmpty()) {
      throw failure.refusal(first);
    }
    try {
      return connect(password);
    } catch (SQLException e) {
      throw failure.refusal(e);
    }
  }

  /** In a thread of its own, since some drivers wait forever for a server that never answers. */
  private Connection connect(Optional<String> password) throws SQLException {
    Progress.begin("connecting to " + url.name());
    FutureTask<Connection> task = new FutureTask<>(() -> connectNow(password));
    Thread thread = new Thread(task, "connecting");
    thread.setDaemon(true);
    thread.start();
    try {
      return task.get(SECONDS_TO_CONNECT, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      if (url.file().isPresent()) {
        throw new Refused(
            ConnectionRules.TOO_SLOW,
            "opening `%s` takes longer than %d seconds".formatted(url.name(), SECONDS_TO_CONNECT),
            "leave --db out to read the migrations instead");
      }
      throw new Refused(
          ConnectionRules.UNREACHABLE,
          "%s does not answer within %d seconds".formatted(url.name(), SECONDS_TO_CONNECT),
          "check the host and port in --db, then run the command again");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      if (e.getCause() instanceof Refused refusal) {
        throw refusal;
      }
      // A driver that stumbles over a file or a server; its words may hold the password.
      throw new SQLException(String.valueOf(e.getCause()), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Connection connectNow(Optional<String> password) throws SQLException {
    url.file().ifPresent(it -> DatabaseFile.check(it, url.name()));
    Properties properties = new Properties();
    properties.putAll(url.properties());
    password.ifPresent(it -> properties.put("password", it));
    Connection connection =
        switch (url.system()) {
          case SQLITE -> SqliteConnector.open(url);
          case POSTGRESQL -> driver("org.postgresql.Driver").connect(url.jdbc(), properties);
          case MYSQL -> quietDriver("org.mariadb.jdbc.Driver").connect(url.jdbc(), properties);
          case H2 -> h2(properties);
        };
    if (connection == null) {
      throw DatabaseUrl.bad("the driver does not know it");
    }
    if (url.system() != DatabaseSystem.SQLITE) {
      connection.setReadOnly(true);
    }
    return connection;
  }

  /** It would print a failure itself, beside what is made of it here. */
  private static Driver quietDriver(String name) {
    System.setProperty("mariadb.logging.disable", "true");
    return driver(name);
  }

  /** By name: DriverManager would load all available drivers. */
  private static Driver driver(String name) {
    try {
      return Class.forName(name).asSubclass(Driver.class).getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A file is looked into first; H2 would run what it finds in it. */
  private Connection h2(Properties properties) throws SQLException {
    H2File.confine();
    if (url.file().isPresent()) {
      H2File.check(SealedPath.SCHEME + ":" + url.file().get(), url.name());
    }
    return driver("org.h2.Driver").connect(url.jdbc(), properties);
  }
}
