package dev.kinship.report.json;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Collects the fields of a JSON object, in the order in which they are named. */
public final class Fields {
  private final Map<String, Object> values = new LinkedHashMap<>();

  /** A text, a number, a truth, a list or the fields of another object. */
  public Fields with(String name, Object value) {
    values.put(name, value);
    return this;
  }

  /** All of another object. */
  public Fields with(Map<String, ?> others) {
    values.putAll(others);
    return this;
  }

  /** A field that is left out if it is empty. */
  public Fields ifAny(String name, Optional<?> value) {
    value.ifPresent(it -> values.put(name, it));
    return this;
  }

  /** The same for a list. */
  public Fields ifAny(String name, Collection<?> list) {
    return list.isEmpty() ? this : with(name, list);
  }

  /** What was collected. */
  public Map<String, Object> map() {
    return values;
  }
}
