package dev.kinship.plan.schema.names;

import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.plan.PlanDraft.PlannedLink;
import dev.kinship.plan.WantedSchema;
import dev.kinship.schema.Column;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.TableName;
import dev.kinship.text.Place;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses names that are too long for the database, with the flag that gives a shorter one. */
public record NameLengths(WantedSchema wanted, Dialect dialect) {
  public void require(List<SchemaChange> changes) {
    for (SchemaChange change : changes) {
      switch (change) {
        case SchemaChange.CreateTable it -> {
          require(it.definition().name());
          it.definition().columns().forEach(column -> require(it.definition().name(), column));
        }
        case SchemaChange.AddColumn it -> require(it.table(), it.column());
        default -> {}
      }
    }
  }

  private void require(String table) {
    for (String name : List.of(TableName.schema(table), TableName.bare(table))) {
      Optional<String> why = dialect.tooLong(name);
      if (why.isPresent()) {
        Optional<Entity> entity =
            wanted.entities().filter(it -> it.table().equals(Optional.of(table))).findFirst();
        String help = entity.map(this::help).orElse("pass --no-migration, and write it by hand");
        throw refused("the table", name, why.get(), entity.map(it -> labels(it, it.place())), help);
      }
    }
  }

  private String help(Entity entity) {
    if (entity.isTable()) {
      return "give the join table a shorter name: --join-table NAME";
    }
    if (!wanted.created().contains(entity.id())) {
      return "give the model a shorter one: `%s`, or pass --no-migration"
          .formatted(wanted.words().tableCode());
    }
    return wanted.pairs().stream().anyMatch(it -> it.join().id().equals(entity.id()))
        ? "give the join model a shorter name: --through NAME"
        : "give the new model a shorter name than `%s`".formatted(entity.name());
  }

  private void require(String table, Column column) {
    Optional<String> why = dialect.tooLong(column.name());
    if (why.isPresent()) {
      Optional<PlannedLink> link =
          wanted.links().stream().filter(it -> isKey(it, table, column.name())).findFirst();
      Optional<List<Label>> labels =
          wanted
              .entities()
              .filter(it -> it.table().equals(Optional.of(table)))
              .findFirst()
              .map(it -> labels(it, place(it, column.name())));
      String help =
          link.isPresent()
              ? "choose a shorter key"
                  + link.get().flag().map(it -> ": " + it + " NAME").orElse(", or --no-migration")
              : "rename the field, or pass --no-migration";
      throw refused("a column of `%s`".formatted(table), column.name(), why.get(), labels, help);
    }
  }

  /** Of a model that is not written yet, the existing ones at the other ends of its links. */
  private List<Label> labels(Entity entity, Place place) {
    if (!wanted.created().contains(entity.id())) {
      return List.of(new Label(place, "this model"));
    }
    return wanted.links().stream()
        .map(PlannedLink::link)
        .filter(it -> it.child().id().equals(entity.id()) || it.parent().id().equals(entity.id()))
        .flatMap(it -> Stream.of(it.child(), it.parent()))
        .filter(it -> !wanted.created().contains(it.id()))
        .map(it -> new Label(it.place(), "would be related to `%s`".formatted(entity.name())))
        .distinct()
        .toList();
  }

  private static boolean isKey(PlannedLink planned, String table, String column) {
    Entity child = planned.link().child();
    return child.table().equals(Optional.of(table))
        && child
            .key(planned.link().foreignKey())
            .map(KeyColumn::column)
            .equals(Optional.of(column));
  }

  private static Place place(Entity entity, String column) {
    return entity.fields().stream()
        .filter(it -> it.column().equals(column))
        .map(it -> it.place())
        .findFirst()
        .orElse(entity.place());
  }

  private Refused refused(
      String what, String name, String why, Optional<List<Label>> labels, String help) {
    return new Refused(
        NameRules.TOO_LONG,
        "%s cannot be called `%s` in %s: the name %s".formatted(what, name, dialect.id(), why),
        labels.orElse(List.of()),
        help);
  }
}
