package dev.kinship.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The server of MySQL 8.0 out of the profile's archive. It is linked to libaio, which not every
 * machine has and which it does not use here: a C compiler makes it an empty one then.
 */
public final class MySqlServer {
  static final Supplier<Integer> SERVER = Engine.once(MySqlServer::start);

  private static final String NO_AIO =
      """
      int io_setup(void) { return -38; }
      int io_submit(void) { return -38; }
      int io_getevents(void) { return -38; }
      int io_destroy(void) { return -38; }
      """;
  private static final String VERSIONS =
      """
      LIBAIO_0.1 { global: io_destroy; io_submit; };
      LIBAIO_0.4 { global: io_setup; io_getevents; };
      """;

  private final Path home;

  private MySqlServer(Path home) {
    this.home = home;
  }

  private static int start() {
    try {
      return new MySqlServer(Files.createTempDirectory("kin-mysql")).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Unpacks the server into a folder, so that it runs there. */
  public static void unpackTo(Path folder) throws IOException, InterruptedException {
    new MySqlServer(folder).unpackWhole();
  }

  private void unpackWhole() throws IOException, InterruptedException {
    unpack();
    if (finish(mysqld("--version")) != 0) {
      replaceAio();
    }
    if (finish(mysqld("--version")) != 0) {
      throw Engine.absent("MySQL does not run here, it wants libaio or a C compiler");
    }
  }

  private int run() throws IOException, InterruptedException {
    unpackWhole();
    finish(mysqld("--initialize-insecure"));
    int port = freePort();
    Process server =
        mysqld("--port=" + port, "--socket=" + home.resolve("socket"), "--mysqlx=OFF").start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server)));
    await(port, server);
    return port;
  }

  private void unpack() throws IOException, InterruptedException {
    Path archive = home.resolve("mysql.tar.gz");
    try (InputStream in = MySqlServer.class.getResourceAsStream("/mysql-Linux-amd64.tar.gz")) {
      if (in == null) {
        throw Engine.absent("No MySQL");
      }
      Files.copy(in, archive);
    }
    finish(new ProcessBuilder("tar", "xzf", archive.toString(), "-C", home.toString()));
    Files.delete(archive);
  }

  private void replaceAio() throws IOException, InterruptedException {
    Path source = Files.writeString(home.resolve("aio.c"), NO_AIO);
    Path versions = Files.writeString(home.resolve("aio.map"), VERSIONS);
    Path library = home.resolve("bin/libaio.so.1");
    ProcessBuilder compiler =
        new ProcessBuilder(
            "cc",
            "-shared",
            "-fPIC",
            "-Wl,--version-script=" + versions,
            "-o",
            library.toString(),
            source.toString());
    try {
      finish(compiler);
    } catch (IOException e) {
      throw Engine.absent("MySQL wants libaio or a C compiler");
    }
  }

  private ProcessBuilder mysqld(String... words) {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("bin/mysqld").toString());
    command.add("--no-defaults");
    command.add("--user=" + System.getProperty("user.name"));
    command.add("--datadir=" + home.resolve("data"));
    command.add("--lc-messages-dir=" + home.resolve("share"));
    command.add("--innodb-use-native-aio=0");
    // The rows need not survive a power cut: waiting for the disk took most of the tests' time.
    command.add("--innodb-flush-log-at-trx-commit=0");
    command.add("--innodb-flush-method=nosync");
    command.add("--skip-innodb-doublewrite");
    command.add("--skip-log-bin");
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LD_LIBRARY_PATH", home.resolve("lib").toString());
    return builder.redirectErrorStream(true).redirectOutput(home.resolve("log").toFile());
  }

  private static int finish(ProcessBuilder builder) throws IOException, InterruptedException {
    return builder.start().waitFor();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void await(int port, Process server) throws IOException, InterruptedException {
    for (int tries = 0; tries < 300 && server.isAlive(); tries++) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new IllegalStateException(Files.readString(home.resolve("log")));
  }

  private void stop(Process server) {
    server.destroy();
    try {
      server.waitFor(20, TimeUnit.SECONDS);
      finish(new ProcessBuilder("rm", "-rf", home.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
