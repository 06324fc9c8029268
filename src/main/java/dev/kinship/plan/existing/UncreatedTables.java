package dev.kinship.plan.existing;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Schema.Uncreated;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.TableName;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Wanted tables that exist, but whose columns are not all known: only more of them can be told. */
public record UncreatedTables(WantedSchema wanted, Schema known) {
  /**
   * What {@code planner} changes in the known schema. Refuses what would change such a table, or
   * lead to one, since what it has besides is not known; {@code places} finds a statement.
   */
  public List<SchemaChange> changes(
      Function<Schema, List<SchemaChange>> planner, Function<Doubt, Optional<Place>> places) {
    Schema all = known;
    for (String table : wanted.tables()) {
      Optional<Uncreated> exists = known.uncreated(table);
      all = exists.isPresent() ? all.with(exists.get()) : all;
    }
    List<SchemaChange> changes = planner.apply(all);
    for (SchemaChange change : changes) {
      touched(change)
          .ifPresent(
              it -> {
                throw refused(it, places.apply(it.doubt()));
              });
    }
    return changes;
  }

  private Optional<Uncreated> touched(SchemaChange change) {
    return known
        .uncreated(change.table())
        .or(() -> change.keys().flatMap(it -> known.uncreated(it.parent()).stream()).findFirst());
  }

  private static Refused refused(Uncreated exists, Optional<Place> place) {
    return new Refused(
        ExistingRules.COLUMNS_UNKNOWN,
        "`%s` exists, and it is not known which columns it has: %s"
            .formatted(TableName.shown(exists.table().name()), exists.doubt().said()),
        place.stream().map(it -> new Label(it, "this statement")).toList(),
        "pass --db URL to look at the database itself, or --no-migration");
  }
}
