package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user should know of the fields that new tables get their columns from. */
final class FieldNotes {
  private FieldNotes() {}

  static List<Diagnostic> of(WantedSchema wanted, List<SchemaChange> changes) {
    Set<String> made =
        changes.stream()
            .filter(SchemaChange.CreateTable.class::isInstance)
            .map(SchemaChange::table)
            .collect(Collectors.toSet());
    return wanted
        .entities()
        .filter(it -> it.table().filter(made::contains).isPresent())
        .distinct()
        .flatMap(entity -> entity.fields().stream().flatMap(it -> note(entity, it).stream()))
        .toList();
  }

  private static Optional<Diagnostic> note(Entity entity, Field field) {
    String path = entity.name() + "." + field.name();
    if (field.type().isEmpty()) {
      return Optional.of(
          new Diagnostic(
              SchemaRules.FIELD_TYPE,
              "the type of `%s` is not understood: `%s`; its column is text"
                  .formatted(path, field.written()),
              List.of(new Label(field.place(), "declared here")),
              "check its column in the migration, and give it the right type"));
    }
    return field.stored()
        ? Optional.empty()
        : Optional.of(
            new Diagnostic(
                SchemaRules.FIELD_ADAPTER,
                "the library cannot store `%s`: `%s`".formatted(path, field.written()),
                List.of(new Label(field.place(), "declared here")),
                "give it a type that the library can store; an enum must also be a `str` or an `int`"));
  }
}
