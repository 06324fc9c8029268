package dev.kinship.mcp.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a tool was given, once it is known to fit the tool's schema. */
public record Arguments(Map<String, Object> values) {
  /** A string that is not blank. */
  public Optional<String> text(String name) {
    return values.get(name) instanceof String it && !it.isBlank()
        ? Optional.of(it)
        : Optional.empty();
  }

  public int number(String name, int otherwise) {
    return values.get(name) instanceof Number it ? it.intValue() : otherwise;
  }

  public boolean isTrue(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The strings of a list. */
  public List<String> texts(String name) {
    return values.get(name) instanceof List<?> it
        ? it.stream().map(String::valueOf).toList()
        : List.of();
  }

  /** The objects of a list. */
  public List<Arguments> objects(String name) {
    return values.get(name) instanceof List<?> it
        ? it.stream().map(Arguments::of).toList()
        : List.of();
  }

  /** An object, empty if there is none. */
  public Arguments object(String name) {
    return of(values.get(name));
  }

  @SuppressWarnings("unchecked") // An object of JSON has names only.
  private static Arguments of(@Nullable Object value) {
    return new Arguments(value instanceof Map<?, ?> it ? (Map<String, Object>) it : Map.of());
  }
}
