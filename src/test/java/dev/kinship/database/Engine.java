package dev.kinship.database;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.H2;
import dev.kinship.dialect.MariaDb;
import dev.kinship.dialect.MySql;
import dev.kinship.dialect.PostgreSql;
import dev.kinship.dialect.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
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

  /** A database of its own, empty, that enforces keys. */
  public Connection emptyDatabase() throws SQLException, IOException {
    String name = "kin" + COUNT.incrementAndGet();
    return switch (this) {
      case SQLITE -> sqlite();
      case H2 -> DriverManager.getConnection("jdbc:h2:mem:" + name);
      case POSTGRESQL ->
          created(Postgres.SERVER.get(), name, "jdbc:postgresql://localhost:%d/%s?user=postgres");
      case MARIADB -> created(Maria.SERVER.get(), name, "jdbc:mariadb://127.0.0.1:%d/%s?user=root");
      case MYSQL ->
          created(MySqlServer.SERVER.get(), name, "jdbc:mariadb://127.0.0.1:%d/%s?user=root");
    };
  }

  private static Connection sqlite() throws SQLException, IOException {
    var file = Files.createTempFile("kin", ".db");
    file.toFile().deleteOnExit();
    return DriverManager.getConnection("jdbc:sqlite:" + file + "?foreign_keys=on");
  }

  private static Connection created(int port, String name, String url) throws SQLException {
    String system = url.contains("postgresql") ? "postgres" : "mysql";
    try (Connection connection = DriverManager.getConnection(url.formatted(port, system));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return DriverManager.getConnection(url.formatted(port, name));
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
