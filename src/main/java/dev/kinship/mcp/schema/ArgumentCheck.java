package dev.kinship.mcp.schema;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Suggestion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a client sends with a schema made of {@link Schemas}. */
public final class ArgumentCheck {
  private ArgumentCheck() {}

  /** Refuses the first value that does not fit; {@code name} is what it is called. */
  public static void require(Map<String, Object> schema, @Nullable Object value, String name) {
    switch (String.valueOf(schema.get("type"))) {
      case "object" -> object(schema, value, name);
      case "array" -> list(schema, value, name);
      case "string" -> text(schema, value, name);
      case "integer" -> number(schema, value, name);
      default -> {
        if (!(value instanceof Boolean)) {
          throw wrong(name, "true or false");
        }
      }
    }
  }

  private static void object(Map<String, Object> schema, @Nullable Object value, String name) {
    if (!(value instanceof Map<?, ?> fields)) {
      throw wrong(name, "an object");
    }
    Map<String, Object> properties = map(schema.get("properties"));
    fields.forEach(
        (field, it) -> {
          if (!properties.containsKey(field)) {
            throw unknown(name, String.valueOf(field), properties.keySet());
          }
          require(map(properties.get(field)), it, inside(name, String.valueOf(field)));
        });
    for (Object required : (List<?>) schema.getOrDefault("required", List.of())) {
      if (!fields.containsKey(required)) {
        throw new Refused(
            CommonRules.WRONG_USAGE,
            "`%s` is missing".formatted(inside(name, String.valueOf(required))),
            String.valueOf(map(properties.get(required)).get("description")));
      }
    }
  }

  private static String inside(String name, String field) {
    return name.isEmpty() ? field : name + "." + field;
  }

  private static void list(Map<String, Object> schema, @Nullable Object value, String name) {
    int most = (int) schema.getOrDefault("maxItems", Integer.MAX_VALUE);
    if (!(value instanceof List<?> items) || items.isEmpty() || items.size() > most) {
      throw wrong(name, "a list of 1 to %d".formatted(most));
    }
    for (int i = 0; i < items.size(); i++) {
      require(map(schema.get("items")), items.get(i), "%s[%d]".formatted(name, i));
    }
  }

  private static void text(Map<String, Object> schema, @Nullable Object value, String name) {
    int most = (int) schema.getOrDefault("maxLength", Integer.MAX_VALUE);
    if (!(value instanceof String text)) {
      throw wrong(name, "a string");
    }
    if (text.length() > most) {
      throw wrong(name, "a string of %d characters at most".formatted(most));
    }
    if (schema.get("enum") instanceof List<?> words && !words.contains(text)) {
      List<String> known = words.stream().map(String::valueOf).toList();
      throw new Refused(
          CommonRules.WRONG_USAGE,
          "`%s` has no value `%s`".formatted(name, start(text)),
          Suggestion.listing(start(text), known, "use one of "));
    }
  }

  private static void number(Map<String, Object> schema, @Nullable Object value, String name) {
    int least = (int) schema.getOrDefault("minimum", 0);
    int most = (int) schema.getOrDefault("maximum", Integer.MAX_VALUE);
    if (!(value instanceof Integer it) || it < least || it > most) {
      throw wrong(name, "a whole number from %d to %d".formatted(least, most));
    }
  }

  private static Refused unknown(String name, String field, Set<String> known) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "there is no `%s`".formatted(inside(name, start(field))),
        known.isEmpty()
            ? new Suggestion("it takes nothing", List.of())
            : Suggestion.listing(start(field), known, "there are "));
  }

  private static Refused wrong(String name, String wanted) {
    return new Refused(
        CommonRules.WRONG_USAGE,
        "`%s` must be %s".formatted(name.isEmpty() ? "arguments" : name, wanted),
        "change it, and call the tool again");
  }

  /** No answer repeats what is very long. */
  private static String start(String text) {
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }

  @SuppressWarnings("unchecked") // A schema has names only.
  private static Map<String, Object> map(@Nullable Object value) {
    return value instanceof Map<?, ?> it ? (Map<String, Object>) it : Map.of();
  }
}
