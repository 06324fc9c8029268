package dev.kinship.mcp.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pieces of JSON Schema; whatever a client sends has a limit. */
public final class Schemas {
  private static final int LONGEST = 200;

  private Schemas() {}

  public static Map<String, Object> object(Map<String, Object> properties, String... required) {
    return fields(
        "type",
        "object",
        "properties",
        properties,
        "required",
        List.of(required),
        "additionalProperties",
        false);
  }

  public static Map<String, Object> text(String description) {
    return text(description, LONGEST);
  }

  public static Map<String, Object> text(String description, int longest) {
    return fields("type", "string", "description", description, "maxLength", longest);
  }

  public static Map<String, Object> choice(String description, List<String> words) {
    return fields("type", "string", "description", description, "enum", words);
  }

  public static Map<String, Object> truth(String description) {
    return fields("type", "boolean", "description", description);
  }

  public static Map<String, Object> number(String description, int least, int most) {
    return fields("type", "integer", "description", description, "minimum", least, "maximum", most);
  }

  public static Map<String, Object> list(String description, Map<String, Object> item, int most) {
    return fields(
        "type",
        "array",
        "description",
        description,
        "items",
        item,
        "minItems",
        1,
        "maxItems",
        most);
  }

  /** Names and values, one after the other, in this order. */
  public static Map<String, Object> fields(Object... namesAndValues) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }
}
