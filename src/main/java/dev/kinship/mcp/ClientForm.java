package dev.kinship.mcp;

import dev.kinship.mcp.tool.Person;
import io.modelcontextprotocol.server.McpSyncServerExchange;
import io.modelcontextprotocol.spec.McpSchema.ClientCapabilities;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import io.modelcontextprotocol.spec.McpSchema.ElicitResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Asks the user of a client by a form with one field, if the client shows forms. */
record ClientForm(McpSyncServerExchange exchange) implements Person {
  private static final String ANSWER = "answer";

  @Override
  public boolean canAsk() {
    ClientCapabilities.Elicitation asks = exchange.getClientCapabilities().elicitation();
    return asks != null && asks.form() != null;
  }

  @Override
  public Optional<String> choose(String question, List<String> choices) {
    Map<String, Object> schema =
        Map.of(
            "type",
            "object",
            "properties",
            Map.of(ANSWER, Map.of("type", "string", "title", "Answer", "enum", choices)),
            "required",
            List.of(ANSWER));
    ElicitResult result =
        exchange.createElicitation(ElicitFormRequest.builder(question, schema).build());
    return result.action() == ElicitResult.Action.ACCEPT
            && result.content().get(ANSWER) instanceof String it
            && choices.contains(it)
        ? Optional.of(it)
        : Optional.empty();
  }
}
