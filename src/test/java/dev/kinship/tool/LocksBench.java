package dev.kinship.tool;

import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * How long the clients of large tables wait while migrations run that Kinship wrote: the short text
 * and the one that keeps tables usable. Started by {@code bench/locks}.
 */
final class LocksBench {
  private static final int USERS_PER_ORDER = 10;
  private static final int MOST_RUNS = 30;
  private static final long OPEN_SECONDS = 8;
  private static final List<String> SENTENCES =
      List.of("add Order belongs_to User --optional --yes", "add User has_many_through Role --yes");

  /** What each database is to reach with {@code --safe always}, in milliseconds. */
  private static final Map<Engine, Long> GOALS =
      Map.of(
          Engine.POSTGRESQL, 250L, Engine.MARIADB, 250L, Engine.MYSQL, 1_100L, Engine.SQLITE, 100L);

  /** What some other client has in a transaction that it leaves open for a while. */
  private enum Other {
    ORDERS_READ("orders read", "SELECT count(*) FROM orders WHERE id < 10"),
    USERS_WRITTEN("a user written", "UPDATE users SET name = 'open' WHERE id = 1");

    private final String title;
    private final String sql;

    Other(String title, String sql) {
      this.title = title;
      this.sql = sql;
    }
  }

  private final Engine engine;
  private final int orders;
  private final Database database;

  private LocksBench(Engine engine, int orders) throws SQLException, IOException {
    this.engine = engine;
    this.orders = orders;
    this.database = engine.database();
  }

  /** Words: {@code --rows N}, {@code --large} for five million, {@code --on NAME,NAME}. */
  @SuppressWarnings("SystemExitOutsideMain") // the servers' threads would keep it alive
  public static void main(String[] words) throws Exception {
    List<String> all = Arrays.asList(words);
    int rows =
        all.contains("--large") ? 5_000_000 : Integer.parseInt(value(all, "--rows", "1000000"));
    String on = value(all, "--on", "postgresql,mariadb,mysql,sqlite");
    for (String name : on.toUpperCase(Locale.ROOT).split(",")) {
      new LocksBench(Engine.valueOf(name), rows).run();
    }
    System.exit(0);
  }

  private static String value(List<String> words, String name, String otherwise) {
    int at = words.indexOf(name);
    return at < 0 ? otherwise : words.get(at + 1);
  }

  private void run() throws Exception {
    Path scratch = Files.createTempDirectory("kin-locks");
    Shop shop = Shop.in(scratch.resolve("first"), engine, new PlainTool());
    worked(new PlainTool().up(database, shop.migrations()));
    fill();
    System.out.printf(
        "%n%s, %,d orders, %,d users: the longest wait of each client, in ms%n",
        engine, orders, orders / USERS_PER_ORDER);
    System.out.printf("%-9s%-16s", "text", "open meanwhile");
    Clients.NAMES.forEach(it -> System.out.printf("%15s", it));
    System.out.printf("%8s%7s%9s%n", "failed", "again", "seconds");
    try (Clients clients = Clients.start(database, orders, orders / USERS_PER_ORDER)) {
      TimeUnit.SECONDS.sleep(3);
      row("none", "nothing", clients, 0, 3);
    }
    for (String safe : List.of("never", "always")) {
      Map<String, Long> waits = new TreeMap<>();
      for (Other other : Other.values()) {
        measure(scratch.resolve(safe + other), safe, other, waits);
      }
      if (safe.equals("always")) {
        goal(waits);
      }
    }
  }

  private void measure(Path folder, String safe, Other other, Map<String, Long> waits)
      throws Exception {
    PlainTool tool = new PlainTool();
    Shop shop = Shop.in(folder, engine, tool);
    SENTENCES.forEach(it -> shop.say(it + " --safe " + safe));
    tool.remember(List.of(tool.firstName())); // Its tables are there.
    Thread open = open(other);
    int again = -1;
    Clients clients = Clients.start(database, orders, orders / USERS_PER_ORDER);
    long start = System.nanoTime();
    try (clients) {
      Outcome outcome;
      do {
        again++;
        outcome = tool.up(database, shop.migrations());
      } while (!outcome.done() && again < MOST_RUNS);
      worked(outcome);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    open.join();
    List<Long> longest = row(safe, other.title, clients, again, seconds);
    for (int i = 0; i < longest.size(); i++) {
      waits.merge(Clients.NAMES.get(i), longest.get(i), Math::max);
    }
    worked(tool.down(database, shop.migrations()));
  }

  private static List<Long> row(
      String safe, String other, Clients clients, int again, double seconds) {
    List<Long> longest = clients.longest();
    System.out.printf("%-9s%-16s", safe, other);
    longest.forEach(it -> System.out.printf("%,15d", it));
    System.out.printf("%8d%7d%9.1f%n", clients.errors(), again, seconds);
    return longest;
  }

  /** In SQLite a writer waits for a writer, whatever it writes: its goal is for readers. */
  private void goal(Map<String, Long> waits) {
    long goal = GOALS.getOrDefault(engine, 0L);
    Map<String, Long> counted =
        waits.entrySet().stream()
            .filter(it -> engine != Engine.SQLITE || it.getKey().endsWith("read"))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    long most = counted.values().stream().max(Long::compare).orElse(0L);
    System.out.printf(
        "goal: %s wait at most %,d ms: %s, %,d%n",
        engine == Engine.SQLITE ? "readers" : "all", goal, most <= goal ? "met" : "missed", most);
  }

  private Thread open(Other other) throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              try (Connection connection = database.connect();
                  Statement statement = connection.createStatement()) {
                connection.setAutoCommit(false);
                statement.execute(other.sql);
                begun.countDown();
                TimeUnit.SECONDS.sleep(OPEN_SECONDS);
                connection.commit();
              } catch (SQLException e) {
                throw new IllegalStateException(e);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.start();
    begun.await();
    return thread;
  }

  /** Doubles the rows until there are enough. */
  private void fill() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      if (engine == Engine.SQLITE) {
        statement.execute("PRAGMA journal_mode=WAL");
      }
      String note = "a note about what was bought and to whom it is to be sent by whom and when";
      statement.execute("INSERT INTO users (id, name) VALUES (1, 'ann')");
      statement.execute("INSERT INTO roles (title) VALUES ('buyer')");
      statement.execute("INSERT INTO orders (id, total, note) VALUES (1, 1, '" + note + "')");
      int users = orders / USERS_PER_ORDER;
      for (int n = 1; n < orders; n *= 2) {
        String more = "INSERT INTO %s SELECT id + %d, %s FROM %s WHERE id <= %d";
        statement.execute(
            more.formatted("orders (id, total, note)", n, "total, note", "orders", orders - n));
        if (n < users) {
          statement.execute(more.formatted("users (id, name)", n, "name", "users", users - n));
        }
      }
      switch (engine) {
        case POSTGRESQL -> statement.execute("VACUUM ANALYZE");
        case MARIADB, MYSQL -> statement.execute("ANALYZE TABLE orders, users");
        case SQLITE, H2 -> statement.execute("ANALYZE");
      }
    }
  }

  private static void worked(Outcome outcome) {
    if (!outcome.done()) {
      throw new IllegalStateException(outcome.said());
    }
  }
}
