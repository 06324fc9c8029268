package dev.kinship.evidence;

import dev.kinship.schema.Schema;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What is known about a database when changes to it are planned. {@code known} is the schema that
 * changes start from, with its doubts; {@code live} is the content of a live database, if one was
 * read; {@code missing} names what the migrations create and that database does not have; {@code
 * rows} are its answers to the questions that changes raise, in their order.
 */
public record Evidence(
    Schema known, Optional<Snapshot> live, List<String> missing, Map<RowQuestion, RowAnswer> rows) {
  public Evidence {
    missing = List.copyOf(missing);
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /** No live database: the migrations create {@code schema}. */
  public static Evidence of(Schema schema) {
    return new Evidence(schema, Optional.empty(), List.of(), Map.of());
  }

  /**
   * A live database, read for these {@code tables}, with the migrations that it has not run yet;
   * {@code models} are the tables of all models, asked for only if it depends on them.
   */
  public static Evidence of(
      Snapshot live, List<String> migrations, Set<String> tables, Supplier<Stream<String>> models) {
    UnappliedMigrations unapplied =
        UnappliedMigrations.of(
            live.schema(), live.after(migrations).told(tables, models), live.wording(), tables);
    return new Evidence(unapplied.schema(), Optional.of(live), unapplied.missing(), Map.of());
  }

  /** The same evidence with the database's answers about its rows. */
  public Evidence with(Map<RowQuestion, RowAnswer> answers) {
    return new Evidence(known, live, missing, answers);
  }
}
