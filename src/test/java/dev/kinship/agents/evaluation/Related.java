package dev.kinship.agents.evaluation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.kinship.cli.Typed;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The relationships of a project, each as one line, as {@code kin list} finds them. */
final class Related {
  static final ObjectMapper JSON = new ObjectMapper();

  private Related() {}

  static List<String> in(Path project) {
    JsonNode list = parsed(Typed.kin(project, "list", "--detail", "fields", "--format", "json"));
    return all(list.path("models"))
        .flatMap(model -> all(model.path("relationships")).map(it -> line(model, it)))
        .sorted()
        .toList();
  }

  private static String line(JsonNode model, JsonNode relationship) {
    Stream<String> more =
        Stream.of("foreign_key", "through", "target_foreign_key", "inverse_of")
            .filter(relationship::has)
            .map(it -> " %s=%s".formatted(it, relationship.get(it).asText()));
    return "%s.%s %s %s%s%s"
        .formatted(
            model.get("name").asText(),
            relationship.get("name").asText(),
            relationship.get("type").asText(),
            relationship.get("target").asText(),
            String.join("", more.toList()),
            isOptional(model, relationship) ? " optional" : "");
  }

  private static boolean isOptional(JsonNode model, JsonNode relationship) {
    return relationship.get("type").asText().equals("belongs_to")
        && all(model.path("fields"))
            .filter(it -> it.get("name").equals(relationship.get("foreign_key")))
            .anyMatch(it -> it.get("nullable").asBoolean());
  }

  private static Stream<JsonNode> all(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  static JsonNode parsed(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(text, e);
    }
  }
}
