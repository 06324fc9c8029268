package dev.kinship.schema;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a database has, as far as its migrations tell. {@code doubts} are statements that could not
 * be understood, each with what it leaves uncertain.
 */
public record Schema(Map<String, Table> tables, List<String> doubts) {
  public static final Schema EMPTY = new Schema(Map.of(), List.of());

  public Schema {
    tables = Map.copyOf(tables);
    doubts = List.copyOf(doubts);
  }

  public Optional<Table> table(String name) {
    return Optional.ofNullable(tables.get(name));
  }
}
