package dev.kinship.model;

import dev.kinship.schema.ColumnType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A field of a model that a sentence creates; {@code model} is the name of its class, empty if the
 * sentence creates one model only. {@code type} is one of {@link #types}.
 */
public record NewField(Optional<String> model, String name, String type, boolean optional) {
  private static final Map<String, ColumnType.Kind> KINDS = kinds();

  /** The words for types, the same in every language. */
  public static List<String> types() {
    return List.copyOf(KINDS.keySet());
  }

  /** What the type means for a column. */
  public ColumnType.Kind kind() {
    return KINDS.getOrDefault(type, ColumnType.Kind.STRING);
  }

  private static Map<String, ColumnType.Kind> kinds() {
    Map<String, ColumnType.Kind> kinds = new LinkedHashMap<>();
    kinds.put("str", ColumnType.Kind.STRING);
    kinds.put("int", ColumnType.Kind.INTEGER);
    kinds.put("float", ColumnType.Kind.REAL);
    kinds.put("decimal", ColumnType.Kind.DECIMAL);
    kinds.put("bool", ColumnType.Kind.BOOLEAN);
    kinds.put("date", ColumnType.Kind.DATE);
    kinds.put("time", ColumnType.Kind.TIME);
    kinds.put("datetime", ColumnType.Kind.TIMESTAMP);
    kinds.put("uuid", ColumnType.Kind.UUID);
    kinds.put("bytes", ColumnType.Kind.BYTES);
    return kinds;
  }

  /** As it is typed: {@code Grant.level:int?}. */
  @Override
  public String toString() {
    return model.map(it -> it + ".").orElse("") + name + ":" + type + (optional ? "?" : "");
  }
}
