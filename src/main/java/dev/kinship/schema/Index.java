package dev.kinship.schema;

import java.util.List;

/** An index of {@code table}. */
public record Index(String name, String table, List<String> columns, boolean unique) {
  public Index {
    columns = List.copyOf(columns);
  }

  /** The index of these columns under its usual name, {@code idx_{table}_{column}}. */
  public static Index on(String table, List<String> columns, boolean unique) {
    return new Index(
        "idx_%s_%s".formatted(table, String.join("_", columns)), table, columns, unique);
  }
}
