package dev.kinship.mcp;

import dev.kinship.report.json.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers what the protocol's library would leave unanswered: requests of a client that has not
 * said {@code initialize}. Clients of a newer revision never do, so they are told which one is
 * spoken.
 */
final class Greeting {
  /**
   * The newest revision that is spoken here; the older ones are agreed on in {@code initialize}.
   */
  static final String REVISION = "2025-11-25";

  static final String INITIALIZE = "initialize";

  /** The code of the newer revisions for one that the server does not speak. */
  private static final int UNSUPPORTED_REVISION = -32022;

  private static final String DISCOVER = "server/discover";
  private static final String REQUESTED = "io.modelcontextprotocol/protocolVersion";

  private boolean initialized;

  /** The error that answers a request instead of the library; empty if that can answer it. */
  Optional<Map<String, Object>> error(String method, Map<?, ?> params) {
    if (method.equals(INITIALIZE)) {
      initialized = true;
    }
    if (initialized && !method.equals(DISCOVER)) {
      return Optional.empty();
    }
    Object meta = params.get("_meta");
    Object requested = meta instanceof Map<?, ?> it ? it.get(REQUESTED) : null;
    return Optional.of(
        new Fields()
            .with("code", UNSUPPORTED_REVISION)
            .with(
                "message",
                "this server speaks revision %s: begin with initialize".formatted(REVISION))
            .with(
                "data",
                new Fields()
                    .with("supported", List.of(REVISION))
                    .with("requested", requested instanceof String it ? it : "none")
                    .map())
            .map());
  }
}
