package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Entity;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Which tables of a schema the models mean; {@code models} are all of the project, and are read
 * only if it depends on them.
 */
public record TablePlaces(Schema known, Supplier<Stream<Entity>> models) {
  /** The tables that these models name. */
  public static Stream<String> named(Stream<Entity> models) {
    return models.flatMap(it -> it.table().stream());
  }

  /** The model with its table as the schema calls it. Refuses one that may be another's. */
  public Entity place(Entity entity) {
    String said = entity.table().orElse("");
    String place = known.place(said);
    Optional<Table> other = known.table(TableName.bare(said));
    if (known.table(place).isEmpty()
        && !TableName.schema(said).isEmpty()
        && other.isPresent()
        && named(models.get()).noneMatch(TableName.bare(said)::equals)) {
      throw new Refused(
          SchemaRules.SEVERAL_SCHEMAS,
          "`%s` has the table %s, and the migrations create %s without a schema: it is not clear whether that is the same"
              .formatted(entity.name(), said, other.get().name()),
          List.of(new Label(entity.place(), "this model")),
          "pass --db URL to look at the database itself, or write the schema into the migration that creates the table, or pass --no-migration");
    }
    return place.equals(said) ? entity : entity.in(place);
  }

  /** A note for each of these models that names no schema, and whose table is in one. */
  List<Diagnostic> notes(Stream<Entity> entities) {
    return entities.distinct().flatMap(it -> note(it).stream()).toList();
  }

  private Optional<Diagnostic> note(Entity entity) {
    String place = entity.table().map(known::place).orElse("");
    boolean other = !TableName.schema(place).isEmpty() && !entity.table().get().equals(place);
    return other
        ? Optional.of(
            new Diagnostic(
                SchemaRules.SCHEMA_UNSAID,
                "`%s` names no schema, and the migrations create its table as %s, so this one is for that table"
                    .formatted(entity.name(), place),
                List.of(new Label(entity.place(), "this model")),
                "name the schema in the model, or make sure that the search path or the default database leads there"))
        : Optional.empty();
  }
}
