package dev.kinship.database;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.H2;
import dev.kinship.dialect.MariaDb;
import dev.kinship.dialect.MySql;
import dev.kinship.dialect.PostgreSql;
import dev.kinship.dialect.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;

/** A database that the tests run; a server starts with its first connection, once for all tests. */
public enum Engine {
  SQLITE(new Sqlite(), 200),
  H2(new H2(), 200),
  POSTGRESQL(new PostgreSql(), 63),
  MARIADB(new MariaDb(), 64),
  MYSQL(new MySql(), 64);

  private static final AtomicInteger COUNT = new AtomicInteger();

  @SuppressWarnings("ImmutableEnumChecker") // Dialects have no state.
  private final Dialect dialect;

  private final int longestName;

  Engine(Dialect dialect, int longestName) {
    this.dialect = dialect;
    this.longestName = longestName;
  }

  public Dialect dialect() {
    return dialect;
  }

  /** How long a name may be in a test; some databases have no limit. */
  public int longestName() {
    return longestName;
  }

  /** A connection to an empty database of its own. */
  public Connection emptyDatabase() throws SQLException, IOException {
    return database().connect();
  }

  /** A database of its own, empty, that enforces keys. */
  public Database database() throws SQLException, IOException {
    String name = "kin" + COUNT.incrementAndGet();
    int port =
        switch (this) {
          case SQLITE, H2 -> 0;
          case POSTGRESQL -> Postgres.SERVER.get();
          case MARIADB -> Maria.SERVER.get();
          case MYSQL -> MySqlServer.SERVER.get();
        };
    Database database = new Database(this, port, this == SQLITE ? file() : name);
    if (port > 0) {
      try (Connection connection = database.named(system()).connect();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE DATABASE " + name);
      }
    }
    return database;
  }

  private static String file() throws IOException {
    Path file = Files.createTempFile("kin", ".db");
    file.toFile().deleteOnExit();
    return file.toString();
  }

  private String system() {
    return this == POSTGRESQL ? "postgres" : "mysql";
  }

  /** Skips the test where the machine has not what it takes. */
  static TestAbortedException absent(String what) {
    return new TestAbortedException(what + ": see the profile \"databases\" of pom.xml");
  }

  /** Calls once and remembers, a failure too: a server that does not start is tried once only. */
  static Supplier<Integer> once(Supplier<Integer> start) {
    return new Supplier<>() {
      private int port;
      private RuntimeException failure = new IllegalStateException("not started");
      private boolean tried;

      @Override
      public synchronized Integer get() {
        if (!tried) {
          tried = true;
          try {
            port = start.get();
          } catch (RuntimeException e) {
            failure = e;
          }
        }
        if (port == 0) {
          throw failure;
        }
        return port;
      }
    };
  }
}
