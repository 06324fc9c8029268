package dev.kinship.vitess;

import static java.util.stream.Collectors.joining;

import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import dev.kinship.tool.Clients;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * How long the clients of Vitess wait while a key is added to a table, directly and online. Started
 * by {@code bench/locks --on vitess}.
 */
final class VitessLocksBench {
  private static final int BATCH = 2_000;
  private static final int USERS_PER_ORDER = 10;
  private static final int FIRST = 1_000;

  private VitessLocksBench() {}

  /** Words: {@code --rows N}. */
  @SuppressWarnings("SystemExitOutsideMain") // the drivers' threads would keep it alive
  public static void main(String[] words) throws Exception {
    List<String> all = Arrays.asList(words);
    int at = all.indexOf("--rows");
    int orders = at < 0 ? 1_000_000 : Integer.parseInt(all.get(at + 1));
    try (VitessCluster cluster = VitessCluster.start()) {
      for (String keyspace : List.of("plain", "shop")) {
        for (String strategy : List.of("direct", "vitess")) {
          measure(cluster, keyspace, strategy, orders, false);
          measure(cluster, keyspace, strategy, orders, true);
        }
      }
    }
    System.exit(0);
  }

  private static void measure(
      VitessCluster cluster, String keyspace, String strategy, int orders, boolean open)
      throws Exception {
    VitessShop shop = VitessShop.in(cluster, keyspace, Files.createTempDirectory("kin-locks"), "");
    fill(cluster, keyspace, orders);
    List<Path> first = shop.files();
    shop.say("add Order belongs_to User --optional --yes");
    List<Path> files = new ArrayList<>(shop.files());
    files.removeAll(first);
    Database vtgate = new Database(Engine.MYSQL, cluster.port(), keyspace);
    Clients clients = Clients.start(vtgate, orders, orders / USERS_PER_ORDER);
    Connection other = cluster.connect(keyspace);
    other.setAutoCommit(false);
    if (open) {
      other.createStatement().execute("SELECT total FROM orders WHERE id < 10");
    }
    Thread ending = new Thread(() -> end(other));
    ending.start();
    long start = System.nanoTime();
    try (clients) {
      shop.up(strategy, files);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    ending.join();
    System.out.printf(
        "%-7s%-8s%-20s%,d orders: %s; %d failed; %.1f s%n",
        keyspace,
        strategy,
        open ? "orders read, open" : "nothing open",
        orders,
        IntStream.range(0, Clients.NAMES.size())
            .mapToObj(it -> "%s %,d ms".formatted(Clients.NAMES.get(it), clients.longest().get(it)))
            .collect(joining(", ")),
        clients.errors(),
        seconds);
  }

  /** Ends the transaction that was left open for a while. */
  private static void end(Connection other) {
    try (other) {
      TimeUnit.SECONDS.sleep(8);
      other.commit();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Rows with the numbers from one, beside the few that the tables have. */
  private static void fill(VitessCluster cluster, String keyspace, int orders) throws Exception {
    String note = "n".repeat(60);
    try (Connection connection = cluster.connect(keyspace);
        Statement statement = connection.createStatement()) {
      for (int from = FIRST; from < orders; from += BATCH) {
        statement.execute(
            IntStream.range(from, Math.min(from + BATCH, orders))
                .mapToObj("(%d, 1)"::formatted)
                .collect(joining(", ", "INSERT INTO orders (id, total) VALUES ", "")));
        if (from < orders / USERS_PER_ORDER) {
          statement.execute(
              IntStream.range(from, Math.min(from + BATCH, orders / USERS_PER_ORDER))
                  .mapToObj(it -> "(%d, '%s')".formatted(it, note))
                  .collect(joining(", ", "INSERT INTO users (id, name) VALUES ", "")));
        }
      }
    }
  }
}
