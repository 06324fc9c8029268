package dev.kinship.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/**
 * One database that a test has for itself: its server's port on this machine, if it has a server,
 * and its name, the path of the file for SQLite.
 */
public record Database(Engine engine, int port, String name) {
  /** A new connection, which enforces keys. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(jdbc());
  }

  /** The address as Java has it. */
  public String jdbc() {
    return switch (engine) {
      case SQLITE -> "jdbc:sqlite:%s?foreign_keys=on".formatted(name);
      case H2 -> "jdbc:h2:mem:" + name;
      case POSTGRESQL -> "jdbc:postgresql://localhost:%d/%s?user=postgres".formatted(port, name);
      case MARIADB, MYSQL -> "jdbc:mariadb://127.0.0.1:%d/%s?user=root".formatted(port, name);
    };
  }

  /** Another database of the same server. */
  public Database named(String other) {
    return new Database(engine, port, other);
  }

  /** The same database on another port. */
  public Database through(int other) {
    return new Database(engine, other, name);
  }
}
