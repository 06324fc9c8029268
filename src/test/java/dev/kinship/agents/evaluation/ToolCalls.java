package dev.kinship.agents.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.kinship.cli.Typed;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Calls the tools of {@code kin mcp}, each in a session of its own, and follows their answers. */
final class ToolCalls implements Transport {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> TRUTHS = Set.of("create", "optional");
  private static final String GREETING =
      """
      {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
      "capabilities":{},"clientInfo":{"name":"a script","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      """;

  private final Path project;
  private int calls;
  private int characters;

  ToolCalls(Path project) {
    this.project = project;
  }

  @Override
  public JsonNode look() {
    return call("kin_models", JSON.createObjectNode());
  }

  @Override
  public JsonNode relate(List<Map<String, String>> relationships) {
    ObjectNode arguments = JSON.createObjectNode();
    for (Map<String, String> answers : relationships) {
      ObjectNode relationship = arguments.withArray("relationships").addObject();
      answers.forEach(
          (question, answer) -> {
            if (TRUTHS.contains(question)) {
              relationship.put(question, true);
            } else {
              relationship.put(question, answer);
            }
          });
    }
    return call("kin_plan", arguments);
  }

  @Override
  public JsonNode remove(String relationship, boolean dropKey) {
    ObjectNode arguments = JSON.createObjectNode();
    arguments.withArray("remove").add(relationship);
    if (dropKey) {
      arguments.withObject("migration").put("drop_key", true);
    }
    return call("kin_plan", arguments);
  }

  @Override
  public JsonNode commit(JsonNode planned) {
    return next(planned);
  }

  @Override
  public JsonNode undo(JsonNode written) {
    return next(written);
  }

  private JsonNode next(JsonNode answer) {
    JsonNode next = answer.path("next").path(0);
    return call(next.path("tool").asText(), next.path("arguments"));
  }

  private JsonNode call(String tool, JsonNode arguments) {
    ObjectNode request = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
    request.put("method", "tools/call");
    request.withObject("params").put("name", tool).set("arguments", arguments);
    String output = Typed.run(project, List.of("mcp"), GREETING + request + "\n").output();
    String answer = output.lines().filter(it -> it.contains("\"id\":1,")).findFirst().orElseThrow();
    calls++;
    characters += answer.length();
    return Related.parsed(answer).path("result").path("structuredContent");
  }

  @Override
  public int calls() {
    return calls;
  }

  @Override
  public int characters() {
    return characters;
  }
}
