package dev.kinship.schema;

import static java.util.stream.Collectors.joining;

import java.util.List;

/**
 * A table as migrations name it, with the schema or database that it is in where they say one, and
 * the beginning of the statement that does.
 */
public record TableLocation(String name, String statement) {
  /** Why it is not clear which of these is meant without a schema. */
  public static String several(List<TableLocation> homes) {
    String statements =
        homes.stream().map(it -> "`%s`".formatted(it.statement())).collect(joining(" and "));
    String names = homes.stream().map(it -> TableName.shown(it.name())).collect(joining(" and "));
    boolean apart = homes.stream().noneMatch(it -> TableName.schema(it.name()).isEmpty());
    return "%s: %s %s, and the migrations do not show which one is meant without a schema"
        .formatted(statements, names, apart ? "are tables of their own" : "may be the same or not");
  }
}
