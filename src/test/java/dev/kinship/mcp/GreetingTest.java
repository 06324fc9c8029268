package dev.kinship.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GreetingTest {
  private static final Map<String, Object> NEWER =
      Map.of("_meta", Map.of("io.modelcontextprotocol/protocolVersion", "2026-07-28"));

  private final Greeting greeting = new Greeting();

  @Test
  void tellsAClientOfANewerRevisionWhichOneIsSpoken() {
    for (String method : List.of("server/discover", "tools/list", "tools/call")) {
      Map<String, Object> error = greeting.error(method, NEWER).orElseThrow();

      assertThat(error).containsEntry("code", -32022);
      assertThat(error.get("data"))
          .isEqualTo(Map.of("supported", List.of("2025-11-25"), "requested", "2026-07-28"));
    }
  }

  @Test
  void tellsAClientThatNamesNoRevisionToo() {
    assertThat(greeting.error("tools/list", Map.of("_meta", 5)).orElseThrow().get("data"))
        .isEqualTo(Map.of("supported", List.of("2025-11-25"), "requested", "none"));
  }

  @Test
  void letsAllPassAfterInitialize() {
    assertThat(greeting.error("initialize", Map.of())).isEmpty();
    assertThat(greeting.error("tools/list", NEWER)).isEmpty();
    assertThat(greeting.error("server/discover", NEWER)).isPresent();
  }
}
