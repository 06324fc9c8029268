package dev.kinship.mcp.tool;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Libraries;
import dev.kinship.mcp.schema.ArgumentCheck;
import dev.kinship.request.SentenceFlags;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a client sends has a limit, and is compared with the schema that it was told. */
class ToolSchemasTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  static List<AgentTool> tools() {
    return Tools.ALL;
  }

  @ParameterizedTest
  @MethodSource("tools")
  void limitsEverythingThatAClientSends(AgentTool tool) {
    requireLimits(tool.arguments(SERVED), tool.name());
  }

  @ParameterizedTest
  @MethodSource("tools")
  void describesEveryArgument(AgentTool tool) {
    assertThat(tool.description()).endsWith(".").hasSizeLessThan(600);
    assertThat(properties(tool.arguments(SERVED)))
        .allSatisfy(
            (name, it) ->
                assertThat(it.toString()).as(name).containsAnyOf("description=", "properties="));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"relationships\":[]}",
        "{\"relationships\":[{\"source\":\"A\",\"type\":\"has_one\",\"target\":\"B\"}]}",
        "{\"relationships\":[{\"source\":\"A\",\"type\":\"has_two\",\"target\":\"B\"}]}",
        "{\"relationships\":[{\"source\":\"A\",\"type\":\"has_one\"}]}",
        "{\"relationships\":[{\"source\":1,\"type\":\"has_one\",\"target\":\"B\"}]}",
        "{\"relationships\":[null]}",
        "{\"relationships\":{}}",
        "{\"remove\":[\"A.b\"],\"force\":true,\"migration\":{\"none\":true,\"safe\":\"auto\"}}",
        "{\"remove\":[\"A.b\",\"C.d\"]}",
        "{\"migration\":{\"folder\":\"x\"}}",
        "{\"migration\":5}",
        "{\"force\":\"true\"}",
        "{\"detail\":\"diff\",\"db\":\"env:X\"}",
        "{\"other\":1}"
      })
  void judgesAsAValidatorOfSchemasDoes(String text) throws Exception {
    Map<String, Object> schema = new PlanTool().arguments(SERVED);
    Schema judge = REGISTRY.getSchema(JSON.writeValueAsString(schema));

    assertThat(fits(schema, JSON.readValue(text, Object.class)))
        .isEqualTo(judge.validate(JSON.readTree(text)).isEmpty());
  }

  @Test
  void comparesNumbersToo() {
    Map<String, Object> schema = new HistoryTool().arguments(SERVED);

    assertThat(fits(schema, Map.of("limit", 1))).isTrue();
    assertThat(fits(schema, Map.of("limit", 100))).isTrue();
    assertThat(fits(schema, Map.of("limit", 0))).isFalse();
    assertThat(fits(schema, Map.of("limit", 101))).isFalse();
    assertThat(fits(schema, Map.of("limit", 1.5))).isFalse();
    assertThat(fits(schema, Map.of("limit", "1"))).isFalse();
  }

  @Test
  void repeatsNothingLong() {
    Map<String, Object> schema = new PlanTool().arguments(SERVED);
    String text = "A".repeat(1_000_000);
    Map<String, Object> relationship = Map.of("source", "A", "type", text, "target", "B");

    for (Map<String, Object> it :
        List.<Map<String, Object>>of(
            Map.of(text, 1), Map.of("db", text), Map.of("relationships", List.of(relationship)))) {
      assertThat(message(schema, it)).hasSizeBetween(10, 200);
    }
  }

  private static final ServedProject SERVED =
      new ServedProject(
          () -> {
            throw new IllegalStateException("no schema opens the project");
          },
          new NoCaller(),
          SentenceFlags.of(Libraries.ALL),
          it -> Map.of(),
          /* confirm= */ false);

  private static boolean fits(Map<String, Object> schema, Object value) {
    try {
      ArgumentCheck.require(schema, value, "");
      return true;
    } catch (Refused e) {
      return false;
    }
  }

  private static String message(Map<String, Object> schema, Map<String, Object> value) {
    try {
      ArgumentCheck.require(schema, value, "");
      return "";
    } catch (Refused e) {
      return e.diagnostic().message();
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> properties(Map<String, Object> schema) {
    return (Map<String, Object>) schema.getOrDefault("properties", Map.of());
  }

  @SuppressWarnings("unchecked")
  private static void requireLimits(Map<String, Object> schema, String name) {
    switch (String.valueOf(schema.get("type"))) {
      case "object" -> {
        assertThat(schema).as(name).containsEntry("additionalProperties", false);
        properties(schema)
            .forEach((field, it) -> requireLimits((Map<String, Object>) it, name + "." + field));
      }
      case "array" -> {
        assertThat(schema).as(name).containsKey("maxItems");
        requireLimits((Map<String, Object>) requireNonNull(schema.get("items")), name + "[]");
      }
      case "string" -> assertThat(schema.keySet()).as(name).containsAnyOf("maxLength", "enum");
      case "integer" -> assertThat(schema).as(name).containsKeys("minimum", "maximum");
      default -> assertThat(schema).as(name).containsEntry("type", "boolean");
    }
  }
}
