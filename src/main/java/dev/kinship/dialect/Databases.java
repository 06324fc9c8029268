package dev.kinship.dialect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What folders and people call databases, those that Kinship does not write for among them. */
public final class Databases {
  private static final Map<String, String> OTHER_NAMES =
      Map.ofEntries(
          Map.entry("postgres", "postgresql"),
          Map.entry("pg", "postgresql"),
          Map.entry("pgsql", "postgresql"),
          Map.entry("psql", "postgresql"),
          Map.entry("maria", "mariadb"),
          Map.entry("cockroach", "cockroachdb"),
          Map.entry("crdb", "cockroachdb"),
          Map.entry("yugabyte", "yugabytedb"),
          Map.entry("planetscale", "vitess"));

  private static final List<String> OTHERS =
      List.of(
          "oracle",
          "mssql",
          "sqlserver",
          "db2",
          "clickhouse",
          "snowflake",
          "redshift",
          "bigquery",
          "duckdb",
          "hsqldb",
          "derby",
          "firebird",
          "spanner",
          "cassandra");

  private Databases() {}

  /** The id of the database that the last of {@code words} that is one names, in lower case. */
  public static Optional<String> named(List<String> words) {
    return words.reversed().stream().flatMap(it -> named(it).stream()).findFirst();
  }

  private static Optional<String> named(String word) {
    String bare = word.equals("h2") || word.equals("db2") ? word : word.replaceAll("\\d+$", "");
    String id = OTHER_NAMES.getOrDefault(bare, bare);
    return Dialects.named(id).map(Dialect::id).or(() -> Optional.of(id).filter(OTHERS::contains));
  }
}
