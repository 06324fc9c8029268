package dev.kinship.mcp;

import dev.kinship.report.OutputFailed;
import dev.kinship.report.Printer;
import dev.kinship.report.json.Fields;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.ErrorCodes;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCMessage;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCNotification;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCRequest;
import io.modelcontextprotocol.spec.McpSchema.JSONRPCResponse;
import io.modelcontextprotocol.spec.McpServerSession;
import io.modelcontextprotocol.spec.McpServerTransport;
import io.modelcontextprotocol.spec.McpServerTransportProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Carries messages over two streams, one on each line. Every request is answered, in the order of
 * the requests, also one that is not JSON or is too long. What is asked of the client's user is
 * answered meanwhile: that is why a second thread does the work.
 */
final class Wire implements McpServerTransportProvider, McpServerTransport {
  private static final int LONGEST = 4_000_000;
  private static final int MOST_WAITING = 1000;
  private static final long TIDY = 64L << 20;
  private static final String PING = "ping";

  private final BufferedReader in;
  private final Printer out;
  private final ProtocolJson json;
  private final Greeting greeting = new Greeting();
  private final Set<Object> asked = ConcurrentHashMap.newKeySet();
  private final ThreadPoolExecutor worker =
      new ThreadPoolExecutor(
          1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Wire::background);

  private @Nullable McpServerSession session;
  private volatile Optional<OutputFailed> failure = Optional.empty();
  private boolean told;

  Wire(BufferedReader in, Printer out, ProtocolJson json) {
    this.in = in;
    this.out = out;
    this.json = json;
  }

  private static Thread background(Runnable work) {
    Thread thread = new Thread(work, "kin-mcp");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void setSessionFactory(McpServerSession.Factory factory) {
    session = factory.create(this);
  }

  /** Answers until the client has no more to say, and ends what was begun. */
  void run() {
    try {
      Optional<String> line = line();
      while (line.isPresent()) {
        if (!line.get().isBlank()) {
          receive(line.get());
        }
        line = line();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      finish();
    }
    failure.ifPresent(
        it -> {
          throw it;
        });
  }

  /** The next line; the start of one that is too long, which is then not valid. */
  private Optional<String> line() throws IOException {
    StringBuilder line = new StringBuilder();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    for (; c >= 0 && c != '\n'; c = in.read()) {
      if (line.length() <= LONGEST) {
        line.append((char) c);
      }
    }
    return Optional.of(line.toString());
  }

  private void receive(String line) {
    if (line.length() > LONGEST) {
      String limit = "a message has %d characters at most".formatted(LONGEST);
      refuse(id(line), error(ErrorCodes.INVALID_REQUEST, limit));
      return;
    }
    try {
      if (Json.read(line) instanceof Map<?, ?> message) {
        receive(message);
      } else {
        refuse(ErrorCodes.INVALID_REQUEST, "a message is one JSON object");
      }
    } catch (IOException e) {
      refuse(id(line), error(ErrorCodes.PARSE_ERROR, "a message is JSON on one line"));
    }
  }

  /** What the client waits for with a message that cannot be read to its end. */
  private static @Nullable Object id(String line) {
    return Json.field("id", line).filter(Wire::isId).orElse(null);
  }

  private static boolean isId(@Nullable Object id) {
    return id instanceof String || id instanceof Number;
  }

  private void receive(Map<?, ?> message) {
    Object id = message.get("id");
    Object params = message.get("params");
    if (message.get("method") instanceof String method) {
      if (isId(id)) {
        request(new JSONRPCRequest(method, id, params));
      } else if (id != null) {
        refuse(ErrorCodes.INVALID_REQUEST, "an id is a string or a number");
      } else if (worker.getQueue().size() < MOST_WAITING) {
        work(new JSONRPCNotification(method, params));
      }
    } else if (id instanceof String && asked.remove(id)) {
      answer(id, message);
    } else if (id == null || !(message.containsKey("result") || message.containsKey("error"))) {
      refuse(ErrorCodes.INVALID_REQUEST, "a message has a method, or answers a question");
    }
  }

  private void request(JSONRPCRequest request) {
    Map<?, ?> params = request.params() instanceof Map<?, ?> it ? it : Map.of();
    Optional<Map<String, Object>> error =
        request.method().equals(PING) ? Optional.empty() : greeting.error(request.method(), params);
    if (error.isPresent()) {
      refuse(request.id(), error.get());
    } else if (request.method().equals(PING)) {
      write(JSONRPCResponse.result(request.id(), Map.of()));
    } else if (worker.getQueue().size() >= MOST_WAITING) {
      refuse(
          request.id(),
          error(ErrorCodes.INTERNAL_ERROR, MOST_WAITING + " requests wait already: try it later"));
    } else {
      tellInitialized(request);
      work(request);
    }
  }

  /** The library answers only once it was told so, which some clients leave out. */
  private void tellInitialized(JSONRPCRequest request) {
    if (!told && !request.method().equals(Greeting.INITIALIZE)) {
      told = true;
      work(new JSONRPCNotification(McpSchema.METHOD_NOTIFICATION_INITIALIZED, null));
    }
  }

  private void work(JSONRPCMessage message) {
    worker.execute(
        () -> {
          session().handle(message).onErrorComplete(this::isNoted).block();
          tidy();
        });
  }

  /** A client keeps its server for hours, and the JVM keeps whatever it was once given. */
  private void tidy() {
    Runtime machine = Runtime.getRuntime();
    if (worker.getQueue().isEmpty() && machine.totalMemory() - machine.freeMemory() > TIDY) {
      System.gc();
    }
  }

  /** What cannot be told to the client is told when all ends. */
  private boolean isNoted(Throwable error) {
    if (error instanceof OutputFailed it) {
      failure = Optional.of(it);
    }
    return true;
  }

  /** Hands over what the user of the client says to a question. */
  private void answer(Object id, Map<?, ?> message) {
    JSONRPCResponse answer =
        message.get("result") instanceof Map<?, ?> it
            ? JSONRPCResponse.result(id, it)
            : unanswered(id);
    session().handle(answer).block();
  }

  private static JSONRPCResponse unanswered(Object id) {
    return JSONRPCResponse.error(
        id,
        new JSONRPCResponse.JSONRPCError(ErrorCodes.INTERNAL_ERROR, "there is no answer", null));
  }

  private McpServerSession session() {
    if (session == null) {
      throw new IllegalStateException("no server uses this wire");
    }
    return session;
  }

  /** No question is answered from now on, and what is being written is written to its end. */
  private void finish() {
    asked.forEach(it -> session().handle(unanswered(it)).block());
    worker.shutdown();
    try {
      while (!worker.awaitTermination(1, TimeUnit.SECONDS)) {
        asked.forEach(it -> session().handle(unanswered(it)).block());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void refuse(int code, String message) {
    refuse(null, error(code, message));
  }

  private static Map<String, Object> error(int code, String message) {
    return new Fields().with("code", code).with("message", message).map();
  }

  private void refuse(@Nullable Object id, Map<String, Object> error) {
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put("jsonrpc", "2.0");
    response.put("id", id);
    response.put("error", error);
    write(response);
  }

  /** Both threads write. */
  private synchronized void write(Object message) {
    try {
      out.line(Json.write(ProtocolJson.plain(message)));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Mono<Void> sendMessage(JSONRPCMessage message) {
    return Mono.fromRunnable(
        () -> {
          if (message instanceof JSONRPCRequest it) {
            asked.add(it.id());
          }
          write(message);
        });
  }

  @Override
  public <T> T unmarshalFrom(Object data, TypeRef<T> type) {
    return json.convertValue(data, type);
  }

  @Override
  public Mono<Void> notifyClients(String method, Object params) {
    return session().sendNotification(method, params);
  }

  @Override
  public Mono<Void> notifyClient(String id, String method, Object params) {
    return session().sendNotification(method, params);
  }

  @Override
  public Mono<Void> closeGracefully() {
    return Mono.empty();
  }

  @Override
  public List<String> protocolVersions() {
    return McpServerTransport.super.protocolVersions();
  }

  /** The streams are the process's own, and {@link #run} ends with them. */
  @Override
  public void close() {}
}
