package dev.kinship.schema;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where migrations have tables that are in a named schema, or may be: by the name without a schema,
 * in lower case. {@code wording} tells which schemas need not be named.
 */
public record Homes(Wording wording, Map<String, List<Home>> tables) {
  /**
   * A table as migrations name it, with the schema or database that it is in where they say one,
   * and the beginning of the statement that does.
   */
  public record Home(String name, String statement) {
    /** Why it is not clear which of these is meant without a schema. */
    public static String several(List<Home> homes) {
      String statements =
          homes.stream().map(it -> "`%s`".formatted(it.statement())).collect(joining(" and "));
      String names = homes.stream().map(it -> TableName.shown(it.name())).collect(joining(" and "));
      boolean apart = homes.stream().noneMatch(it -> TableName.schema(it.name()).isEmpty());
      return "%s: %s %s, and the migrations do not show which one is meant without a schema"
          .formatted(
              statements, names, apart ? "are tables of their own" : "may be the same or not");
    }
  }

  /** All tables are where the database looks by default. */
  public static final Homes NONE = new Homes(Wording.USUAL, Map.of());

  public Homes {
    tables = Map.copyOf(tables);
  }

  /** The tables that {@code table} may mean; empty if it has a schema or only one is possible. */
  public List<Home> of(String table) {
    return TableName.schema(table).isEmpty()
        ? tables.getOrDefault(SqlName.folded(table), List.of())
        : List.of();
  }

  /** The table without the schema that need not be named. */
  String place(String table) {
    return wording.isUsual(TableName.schema(table)) ? TableName.bare(table) : table;
  }

  /** Without the tables that {@code models} name with their schema. */
  Homes without(Supplier<Stream<String>> models) {
    List<String> named =
        models.get().filter(it -> !TableName.schema(it).isEmpty()).map(this::place).toList();
    Map<String, List<Home>> left = new LinkedHashMap<>();
    tables.forEach(
        (name, all) -> {
          List<Home> others = new ArrayList<>(all);
          others.removeIf(it -> named.stream().anyMatch(one -> SqlName.same(one, it.name())));
          boolean usual = named.stream().anyMatch(it -> SqlName.same(it, name));
          if (!usual && others.stream().anyMatch(it -> !TableName.schema(it.name()).isEmpty())) {
            left.put(name, List.copyOf(others));
          }
        });
    return new Homes(wording, left);
  }
}
