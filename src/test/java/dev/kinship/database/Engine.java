package dev.kinship.database;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import dev.kinship.dialect.Dialect;
import dev.kinship.dialect.h2.H2;
import dev.kinship.dialect.mysql.MariaDb;
import dev.kinship.dialect.mysql.MySql;
import dev.kinship.dialect.postgresql.PostgreSql;
import dev.kinship.dialect.sqlite.Sqlite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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
      onServer(database, "CREATE DATABASE " + name);
    }
    return database;
  }

  /**
   * A database of its own with the tables and rows of {@code original}, to which no session may be
   * connected.
   */
  public Database copy(Database original) throws SQLException, IOException {
    if (this == SQLITE) {
      Database copy = database();
      Files.copy(Path.of(original.name()), Path.of(copy.name()), REPLACE_EXISTING);
      return copy;
    }
    Database copy = original.named("kin" + COUNT.incrementAndGet());
    switch (this) {
      case POSTGRESQL ->
          onServer(copy, "CREATE DATABASE %s TEMPLATE %s".formatted(copy.name(), original.name()));
      case MARIADB, MYSQL -> {
        onServer(copy, "CREATE DATABASE " + copy.name());
        copyTables(original, copy);
      }
      default -> throw new IllegalArgumentException(this + " is in the memory of one connection");
    }
    return copy;
  }

  private void copyTables(Database original, Database copy) throws SQLException {
    try (Connection connection = copy.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET foreign_key_checks = 0");
      for (String table : strings(statement, 1, "SHOW TABLES IN " + original.name())) {
        String name = "%s.%s".formatted(original.name(), table);
        statement.execute(strings(statement, 2, "SHOW CREATE TABLE " + name).getFirst());
        statement.execute("INSERT INTO %s SELECT * FROM %s".formatted(table, name));
      }
    }
  }

  private static List<String> strings(Statement statement, int column, String query)
      throws SQLException {
    List<String> strings = new ArrayList<>();
    try (ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        strings.add(rows.getString(column));
      }
    }
    return strings;
  }

  private void onServer(Database database, String sql) throws SQLException {
    try (Connection connection = database.named(system()).connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
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
