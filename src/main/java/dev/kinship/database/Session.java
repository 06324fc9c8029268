package dev.kinship.database;

import dev.kinship.database.url.ConnectionRules;
import dev.kinship.database.url.DatabaseErrors;
import dev.kinship.diagnostic.Refused;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.atomic.AtomicBoolean;

/** A connection that reads, each query for a limited time. */
final class Session implements AutoCloseable {
  /** How long a query may take: what reads whole tables is given up then. */
  static final int SECONDS = 30;

  private static final int COUNTED = 100_000;

  private final Connection connection;
  private final DatabaseErrors failure;
  private final Timer timer = new Timer("query limit", true);

  Session(Connection connection, DatabaseErrors failure) {
    this.connection = connection;
    this.failure = failure;
  }

  Connection connection() {
    return connection;
  }

  /** Reads the current row of a result. */
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** All rows of a query; refuses where the database does. */
  <T> List<T> rows(String query, Reader<T> reader, Object... arguments) {
    try {
      return attempt(query, reader, arguments);
    } catch (TooLong e) {
      throw new Refused(
          ConnectionRules.TOO_SLOW,
          "%s took longer than %d seconds to list its tables".formatted(name(), SECONDS),
          "check what it is busy with, then run the command again");
    } catch (SQLException e) {
      throw failure.refusal(e);
    }
  }

  /** All rows of a query; {@link TooLong} where they take longer than it may. */
  <T> List<T> attempt(String query, Reader<T> reader, Object... arguments) throws SQLException {
    AtomicBoolean cancelled = new AtomicBoolean();
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      TimerTask limit = limit(statement, cancelled);
      try {
        for (int i = 0; i < arguments.length; i++) {
          statement.setObject(i + 1, arguments[i]);
        }
        List<T> read = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
          while (rows.next()) {
            read.add(reader.read(rows));
          }
        }
        return read;
      } finally {
        limit.cancel();
      }
    } catch (SQLException e) {
      throw cancelled.get() ? new TooLong(e) : e;
    }
  }

  private TimerTask limit(PreparedStatement statement, AtomicBoolean cancelled) {
    TimerTask task =
        new TimerTask() {
          @Override
          public void run() {
            cancelled.set(true);
            try {
              statement.cancel();
            } catch (SQLException e) {
              cancelled.set(false); // It continues, and ends on its own.
            }
          }
        };
    timer.schedule(task, SECONDS * 1000L);
    return task;
  }

  /** How many rows a table has, as far as a hundred thousand; empty where it may not be read. */
  OptionalLong count(String quoted) {
    String query =
        "SELECT count(*) FROM (SELECT 1 FROM %s LIMIT %d) AS kin_counted"
            .formatted(quoted, COUNTED);
    try {
      return OptionalLong.of(attempt(query, it -> it.getLong(1)).getFirst());
    } catch (SQLException e) {
      return OptionalLong.empty();
    }
  }

  /** What the database says of a failure, as it may be printed. */
  String said(SQLException e) {
    return failure.said(e);
  }

  String name() {
    return failure.url().name();
  }

  @Override
  public void close() {
    timer.cancel();
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure.refusal(e);
    }
  }

  /** A query was given up. */
  static final class TooLong extends SQLException {
    private static final long serialVersionUID = 1;

    TooLong(SQLException cause) {
      super(cause);
    }
  }
}
