package dev.kinship.tool;

import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** A writer and a reader of each of two tables, a statement about every five milliseconds each. */
public final class Clients implements AutoCloseable {
  private static final List<String> STATEMENTS =
      List.of(
          "UPDATE orders SET total = total + 1 WHERE id = ?",
          "SELECT total FROM orders WHERE id = ?",
          "UPDATE users SET name = 'new' WHERE id = ?",
          "SELECT name FROM users WHERE id = ?");

  /** How the statements are called in a table. */
  public static final List<String> NAMES =
      List.of("orders written", "orders read", "users written", "users read");

  private final Database database;
  private final List<Integer> rows;
  private final List<AtomicLong> longest = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger errors = new AtomicInteger();
  private volatile boolean running = true;

  private Clients(Database database, int orders, int users) {
    this.database = database;
    this.rows = List.of(orders, orders, users, users);
  }

  /** Clients of tables with so many rows, under way. */
  public static Clients start(Database database, int orders, int users)
      throws InterruptedException {
    Clients clients = new Clients(database, orders, users);
    for (int i = 0; i < STATEMENTS.size(); i++) {
      int client = i;
      clients.longest.add(new AtomicLong());
      Thread thread = new Thread(() -> clients.work(client));
      thread.start();
      clients.threads.add(thread);
    }
    TimeUnit.SECONDS.sleep(1);
    clients.longest.forEach(it -> it.set(0));
    return clients;
  }

  private void work(int client) {
    Random random = new Random(client);
    try (Connection connection = database.connect();
        PreparedStatement statement = prepared(connection, STATEMENTS.get(client))) {
      while (running) {
        statement.setInt(1, 1 + random.nextInt(rows.get(client)));
        long start = System.nanoTime();
        try {
          statement.execute();
        } catch (SQLException e) {
          errors.incrementAndGet();
        }
        long took = System.nanoTime() - start;
        longest.get(client).accumulateAndGet(took, Math::max);
        TimeUnit.MILLISECONDS.sleep(5);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private PreparedStatement prepared(Connection connection, String sql) throws SQLException {
    if (database.engine() == Engine.SQLITE) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA busy_timeout=60000");
      }
    }
    return connection.prepareStatement(sql);
  }

  /** The longest that each has waited for one statement, in milliseconds. */
  public List<Long> longest() {
    return longest.stream().map(it -> TimeUnit.NANOSECONDS.toMillis(it.get())).toList();
  }

  /** How many statements failed. */
  public int errors() {
    return errors.get();
  }

  /** Waits for the statements under way. */
  @Override
  public void close() {
    running = false;
    for (Thread it : threads) {
      try {
        it.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
