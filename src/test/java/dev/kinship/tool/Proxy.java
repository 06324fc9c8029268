package dev.kinship.tool;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.kinship.database.Engine;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/**
 * Is between a tool and its database, sees each statement, and ends both their connections at one
 * of them: once its answer is there, or while it runs.
 */
final class Proxy implements AutoCloseable {
  /** Where in a statement everything ends. */
  enum Moment {
    /** It has run, and the tool does not hear of it. */
    AFTER,
    /** It is running. */
    DURING
  }

  /** What is to happen at which of the statements that are counted; the first is 0. */
  record Cut(int statement, Moment moment, long afterMillis, Runnable kill) {
    static final Cut NEVER = new Cut(Integer.MAX_VALUE, Moment.AFTER, 0, () -> {});
  }

  private static final byte QUERY = 3;
  private static final byte TERMINATED = 0;
  private static final int LONGEST_MESSAGE = 100_000_000;

  private final Engine engine;
  private final int server;
  private final Predicate<String> counted;
  private final Cut cut;
  private final ServerSocket socket;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final List<String> statements = new CopyOnWriteArrayList<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile boolean dead;
  private volatile boolean due;

  private Proxy(Engine engine, int server, Predicate<String> counted, Cut cut) throws IOException {
    this.engine = engine;
    this.server = server;
    this.counted = counted;
    this.cut = cut;
    this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** A proxy of the server at a port, open; only statements that are {@code counted} count. */
  static Proxy of(Engine engine, int server, Predicate<String> counted, Cut cut)
      throws IOException {
    Proxy proxy = new Proxy(engine, server, counted, cut);
    daemon(proxy::accept);
    return proxy;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The statements that counted. */
  List<String> statements() {
    return List.copyOf(statements);
  }

  boolean dead() {
    return dead;
  }

  private void accept() throws IOException {
    while (!dead) {
      Socket client = socket.accept();
      Socket database = new Socket(InetAddress.getLoopbackAddress(), server);
      // A message is written as it comes: the next must not wait until the other side has confirmed
      // it.
      client.setTcpNoDelay(true);
      database.setTcpNoDelay(true);
      sockets.add(client);
      sockets.add(database);
      daemon(() -> forth(new DataInputStream(client.getInputStream()), database.getOutputStream()));
      daemon(() -> back(database.getInputStream(), client.getOutputStream()));
    }
  }

  private void forth(DataInputStream in, OutputStream out) throws IOException {
    boolean first = true;
    while (!dead) {
      byte[] message = engine == Engine.POSTGRESQL ? postgres(in, first) : mysql(in);
      // A question of eight bytes comes before the first message: whether to encrypt.
      first = first && message.length == 8;
      String sql = statement(message);
      boolean here = !sql.isEmpty() && counted.test(sql) && add(sql) == cut.statement() && !dead;
      due |= here && cut.moment() == Moment.AFTER;
      out.write(message);
      out.flush();
      if (here && cut.moment() == Moment.DURING) {
        pause(cut.afterMillis());
        end();
      }
    }
  }

  private synchronized int add(String sql) {
    statements.add(sql);
    return statements.size() - 1;
  }

  /** A type, but for the first, and a length that counts itself. */
  private static byte[] postgres(DataInputStream in, boolean first) throws IOException {
    int head = first ? 0 : 1;
    byte[] start = new byte[head + 4];
    in.readFully(start);
    int length = number(start, head, true) - 4;
    return whole(in, start, length);
  }

  /** Three bytes of length, one that counts packets. */
  private static byte[] mysql(DataInputStream in) throws IOException {
    byte[] start = new byte[4];
    in.readFully(start);
    return whole(in, start, number(new byte[] {start[0], start[1], start[2], 0}, 0, false));
  }

  private static byte[] whole(DataInputStream in, byte[] start, int length) throws IOException {
    if (length < 0 || length > LONGEST_MESSAGE) {
      throw new IOException("not a message");
    }
    byte[] message = Arrays.copyOf(start, start.length + length);
    in.readFully(message, start.length, length);
    return message;
  }

  private static int number(byte[] bytes, int from, boolean bigEnd) {
    int number = 0;
    for (int i = 0; i < 4; i++) {
      number = (number << 8) | (bytes[from + (bigEnd ? i : 3 - i)] & 0xFF);
    }
    return number;
  }

  /** The text of a message that is a statement, else nothing. */
  private String statement(byte[] message) {
    if (engine != Engine.POSTGRESQL) {
      return message.length > 5 && message[3] == 0 && message[4] == QUERY
          ? new String(message, 5, message.length - 5, ISO_8859_1)
          : "";
    }
    String text = new String(message, ISO_8859_1);
    return switch (message[0]) {
      case 'Q' -> text.substring(5);
      case 'P' -> text.substring(text.indexOf(TERMINATED, 5) + 1);
      default -> "";
    };
  }

  private void back(InputStream in, OutputStream out) throws IOException {
    byte[] bytes = new byte[65536];
    for (int n = in.read(bytes); n > 0; n = in.read(bytes)) {
      if (due && answered(bytes, n)) {
        end();
      }
      if (dead) {
        return;
      }
      out.write(bytes, 0, n);
      out.flush();
    }
    out.close();
  }

  /** PostgreSQL says when it is ready for more; of MySQL any answer will do. */
  private boolean answered(byte[] bytes, int n) {
    return engine != Engine.POSTGRESQL || (n >= 6 && bytes[n - 6] == 'Z' && bytes[n - 2] == 5);
  }

  private void end() {
    dead = true;
    cut.kill().run();
    close();
    ended.countDown();
  }

  /** Returns when all that the cut does is done. */
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  @Override
  public void close() {
    dead = true;
    try {
      socket.close();
      for (Socket it : sockets) {
        it.close();
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What ends when a socket is closed. */
  private interface Work {
    void run() throws IOException;
  }

  private static void daemon(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
