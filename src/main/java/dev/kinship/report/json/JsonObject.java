package dev.kinship.report.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A JSON object in memory. Whatever is asked for and is not there, or of another type, is an {@link
 * IllegalArgumentException} that says what.
 */
record JsonObject(Map<String, Object> fields) {
  private static final Object MISSING = new Object();

  /** The one object that {@code text} is. */
  static JsonObject of(String text) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    try (JsonParser parser = factory.createParser(text)) {
      parser.nextToken();
      if (value(parser) instanceof JsonObject it && parser.nextToken() == null) {
        return it;
      }
      throw new IllegalArgumentException("it is not one JSON object");
    } catch (IOException e) {
      throw new IllegalArgumentException("it is not JSON", e);
    }
  }

  String string(String name) {
    return as(String.class, name, fields.getOrDefault(name, MISSING));
  }

  Optional<String> optional(String name) {
    return fields.containsKey(name) ? Optional.of(string(name)) : Optional.empty();
  }

  long number(String name) {
    return as(Long.class, name, fields.getOrDefault(name, MISSING));
  }

  boolean bool(String name) {
    return as(Boolean.class, name, fields.getOrDefault(name, MISSING));
  }

  List<String> strings(String name) {
    return list(name).stream().map(it -> as(String.class, name, it)).toList();
  }

  List<JsonObject> objects(String name) {
    return list(name).stream().map(it -> as(JsonObject.class, name, it)).toList();
  }

  List<String> stringsIfAny(String name) {
    return fields.containsKey(name) ? strings(name) : List.of();
  }

  List<JsonObject> objectsIfAny(String name) {
    return fields.containsKey(name) ? objects(name) : List.of();
  }

  private List<?> list(String name) {
    return as(List.class, name, fields.getOrDefault(name, MISSING));
  }

  private static <T> T as(Class<T> type, String name, Object value) {
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw new IllegalArgumentException("`%s` is missing or of another type".formatted(name));
  }

  private static Object value(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> fields = new LinkedHashMap<>();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        fields.put(name, value(parser));
      }
      return new JsonObject(fields);
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> values = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        values.add(value(parser));
      }
      return values;
    }
    if (token == JsonToken.VALUE_NUMBER_INT) {
      return parser.getLongValue();
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return String.valueOf(parser.getText());
  }
}
