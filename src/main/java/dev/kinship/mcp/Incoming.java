package dev.kinship.mcp;

import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.CompleteReference;
import io.modelcontextprotocol.spec.McpSchema.CompleteRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import io.modelcontextprotocol.spec.McpSchema.GetPromptRequest;
import io.modelcontextprotocol.spec.McpSchema.Implementation;
import io.modelcontextprotocol.spec.McpSchema.InitializeRequest;
import io.modelcontextprotocol.spec.McpSchema.LoggingLevel;
import io.modelcontextprotocol.spec.McpSchema.PromptReference;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceRequest;
import io.modelcontextprotocol.spec.McpSchema.ResourceReference;
import io.modelcontextprotocol.spec.McpSchema.SetLevelRequest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of something that a client sends. Refuses what is missing or of another type. */
record Incoming(Map<?, ?> fields) {
  /** The request or answer of {@code type} that these values are. */
  static Object of(@Nullable Object value, Class<?> type) {
    Incoming in = new Incoming(value instanceof Map<?, ?> it ? it : Map.of());
    if (type == CallToolRequest.class) {
      return new CallToolRequest(in.text("name"), in.map("arguments"), in.map("_meta"));
    } else if (type == InitializeRequest.class) {
      return in.initialize();
    } else if (type == ReadResourceRequest.class) {
      return new ReadResourceRequest(in.text("uri"), in.map("_meta"));
    } else if (type == GetPromptRequest.class) {
      return new GetPromptRequest(in.text("name"), in.map("arguments"), in.map("_meta"));
    } else if (type == CompleteRequest.class) {
      return in.complete();
    } else if (type == ElicitResult.class) {
      return new ElicitResult(
          in.oneOf(ElicitResult.Action.values(), "action"), in.map("content"), in.map("_meta"));
    } else if (type == SetLevelRequest.class) {
      return new SetLevelRequest(in.oneOf(LoggingLevel.values(), "level"));
    }
    throw new IllegalArgumentException("nothing of " + type + " is expected from a client");
  }

  private InitializeRequest initialize() {
    Incoming client = in("clientInfo");
    Incoming capabilities = in("capabilities");
    Optional<Incoming> asks =
        Optional.of(capabilities.in("elicitation"))
            .filter(it -> capabilities.fields.get("elicitation") instanceof Map);
    boolean url = asks.filter(it -> it.fields.containsKey("url")).isPresent();
    boolean form = asks.filter(it -> it.fields.containsKey("form") || !url).isPresent();
    ClientCapabilities.Builder can = ClientCapabilities.builder();
    return new InitializeRequest(
        text("protocolVersion"),
        (form || url ? can.elicitation(form, url) : can).build(),
        Implementation.builder(client.textOr("name", "?"), client.textOr("version", "?")).build(),
        map("_meta"));
  }

  private CompleteRequest complete() {
    Incoming ref = in("ref");
    Incoming argument = in("argument");
    CompleteReference meant =
        ref.text("type").equals(PromptReference.TYPE)
            ? new PromptReference(ref.text("name"))
            : new ResourceReference(ref.text("uri"));
    return new CompleteRequest(
        meant,
        new CompleteRequest.CompleteArgument(argument.text("name"), argument.text("value")),
        map("_meta"),
        null);
  }

  private Incoming in(String name) {
    return new Incoming(fields.get(name) instanceof Map<?, ?> it ? it : Map.of());
  }

  private String text(String name) {
    if (fields.get(name) instanceof String it) {
      return it;
    }
    throw McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS)
        .message("`%s` must be a string".formatted(name))
        .build();
  }

  private String textOr(String name, String otherwise) {
    return fields.get(name) instanceof String it && !it.isBlank() ? it : otherwise;
  }

  @SuppressWarnings("unchecked") // An object of JSON has names only.
  private Map<String, Object> map(String name) {
    return fields.get(name) instanceof Map<?, ?> it ? (Map<String, Object>) it : Map.of();
  }

  private <E extends Enum<E>> E oneOf(E[] values, String name) {
    String word = text(name).toUpperCase(Locale.ROOT);
    return Arrays.stream(values)
        .filter(it -> it.name().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                McpError.builder(McpSchema.ErrorCodes.INVALID_PARAMS)
                    .message("`%s` has no such value".formatted(name))
                    .build());
  }
}
