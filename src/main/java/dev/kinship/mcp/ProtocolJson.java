package dev.kinship.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.TypeRef;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ElicitFormRequest;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of the protocol's library as JSON. They are records whose components say how they
 * are called, which is all that it takes to write one; {@link Incoming} reads the few that clients
 * send. A library for any object would be three times as large as all that this replaces.
 */
final class ProtocolJson implements McpJsonMapper {
  @Override
  public <T> T convertValue(Object value, Class<T> type) {
    return type.cast(Incoming.of(value, type));
  }

  @Override
  @SuppressWarnings("unchecked") // The reference says that it is one.
  public <T> T convertValue(Object value, TypeRef<T> type) {
    Type wanted = type.getType();
    return wanted instanceof Class<?> it ? (T) Incoming.of(value, it) : (T) value;
  }

  @Override
  public String writeValueAsString(Object value) throws IOException {
    return Json.write(plain(value));
  }

  /** {@code value} with a map in place of each record. */
  static @Nullable Object plain(@Nullable Object value) {
    return switch (value) {
      case Record it -> fields(it);
      case Collection<?> it -> it.stream().map(ProtocolJson::plain).toList();
      case Map<?, ?> it -> {
        Map<Object, @Nullable Object> fields = new LinkedHashMap<>();
        it.forEach((name, field) -> fields.put(name, plain(field)));
        yield fields;
      }
      case Enum<?> it -> word(it);
      case null -> null;
      default -> value;
    };
  }

  /** What is absent is left out. */
  private static Map<String, Object> fields(Record message) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (message) {
      case Content it -> fields.put("type", it.type());
      case ElicitFormRequest it -> fields.put("mode", it.mode());
      default -> {}
    }
    try {
      for (RecordComponent it : message.getClass().getRecordComponents()) {
        Object value = plain(it.getAccessor().invoke(message));
        if (value != null) {
          fields.put(it.getAccessor().getAnnotation(JsonProperty.class).value(), value);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
    return fields;
  }

  private static String word(Enum<?> value) {
    try {
      return value
          .getDeclaringClass()
          .getField(value.name())
          .getAnnotation(JsonProperty.class)
          .value();
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Override
  public <T> T readValue(String text, Class<T> type) throws IOException {
    return convertValue(required(Json.read(text)), type);
  }

  @Override
  public <T> T readValue(String text, TypeRef<T> type) throws IOException {
    return convertValue(required(Json.read(text)), type);
  }

  private static Object required(@Nullable Object value) throws IOException {
    if (value == null) {
      throw new IOException("there is nothing");
    }
    return value;
  }

  @Override
  public <T> T readValue(byte[] text, Class<T> type) {
    throw new UnsupportedOperationException("messages are text here");
  }

  @Override
  public <T> T readValue(byte[] text, TypeRef<T> type) {
    throw new UnsupportedOperationException("messages are text here");
  }

  @Override
  public byte[] writeValueAsBytes(Object value) {
    throw new UnsupportedOperationException("messages are text here");
  }
}
