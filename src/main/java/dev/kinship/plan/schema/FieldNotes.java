package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Rule;
import dev.kinship.dialect.Dialect;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.naming.Words;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.SchemaChange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a user should know of the fields that new tables get their columns from. */
final class FieldNotes {
  private FieldNotes() {}

  static List<Diagnostic> of(WantedSchema wanted, List<SchemaChange> changes, Dialect dialect) {
    Set<String> made =
        changes.stream()
            .filter(SchemaChange.CreateTable.class::isInstance)
            .map(SchemaChange::table)
            .collect(Collectors.toSet());
    return wanted
        .entities()
        .filter(it -> it.table().filter(made::contains).isPresent())
        .distinct()
        .flatMap(
            entity ->
                entity.fields().stream()
                    .flatMap(it -> note(entity, it, wanted.words(), dialect).stream()))
        .toList();
  }

  private static Optional<Diagnostic> note(
      Entity entity, Field field, Words words, Dialect dialect) {
    String path = "`%s.%s`".formatted(entity.name(), field.name());
    if (field.type().isEmpty()) {
      return note(
          SchemaRules.FIELD_TYPE,
          "the type of %s is not understood: `%s`; its column is text"
              .formatted(path, field.written()),
          field,
          "check its column in the migration, and give it the right type");
    }
    if (field.type().filter(it -> it.isNumber() && it.size() > 0).isPresent()
        && dialect.speaks("sqlite")) {
      return note(
          SchemaRules.FIELD_ADAPTER,
          "%s may be larger than SQLite can store: `save()` fails from 2**63 on".formatted(path),
          field,
          "give it a bound below 2**63, or make it a `str`");
    }
    return stored(entity, field, words, dialect, path);
  }

  private static Optional<Diagnostic> stored(
      Entity entity, Field field, Words words, Dialect dialect, String path) {
    return switch (field.storage()) {
      case FULL -> Optional.empty();
      case NONE ->
          note(
              SchemaRules.FIELD_ADAPTER,
              "the library cannot store %s: `%s`".formatted(path, field.written()),
              field,
              "give it a type that the library can store; an enum must also be a `str` or an `int`");
      case NO_ZONE_ON_MYSQL ->
          dialect.speaks("mysql") || dialect.speaks("mariadb")
              ? note(
                  SchemaRules.FIELD_ADAPTER,
                  "the library stores %s, but fails to load it from this database: `%s` requires a zone, and comes back without one"
                      .formatted(path, field.written()),
                  field,
                  "make it a `datetime`, which the library loads in UTC")
              : Optional.empty();
      case LEFT_OUT ->
          note(
              SchemaRules.KEY_LEFT_OUT,
              "`save()` fails: the library leaves out the key %s, because it expects the database to make it"
                  .formatted(path),
              field,
              "add `%s` to `%s`".formatted(words.ownKey(), entity.name()));
    };
  }

  private static Optional<Diagnostic> note(Rule rule, String message, Field field, String help) {
    List<Label> labels = List.of(new Label(field.place(), "declared here"));
    return Optional.of(new Diagnostic(rule, message, labels, help));
  }
}
