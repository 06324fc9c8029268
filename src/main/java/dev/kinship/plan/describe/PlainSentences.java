package dev.kinship.plan.describe;

import dev.kinship.library.Models;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelReference;
import dev.kinship.model.Relationships;
import dev.kinship.model.Side;
import dev.kinship.naming.RelationNames;
import dev.kinship.naming.SnakeCase;
import java.util.Optional;

/** Says a side of a relationship in a plain sentence, with the call that it makes possible. */
public record PlainSentences(Models models, Relationships relationships, RelationNames names) {
  /** {@code Each Order belongs to one User: order.user()}, for a side as it is declared. */
  public String of(Declared declared) {
    Entity entity = declared.owner();
    Declaration side = declared.side();
    boolean optional =
        side.foreignKey().flatMap(entity::key).map(KeyColumn::nullable).orElse(false);
    return of(
        entity,
        side.name(),
        side.kind(),
        side.target().name(),
        relationships
            .target(declared)
            .entity()
            .map(names::several)
            .orElseGet(() -> names.several(side.target().name())),
        side.through().map(ModelReference::name),
        optional);
  }

  public String of(Entity entity, String name, Side side, boolean optional) {
    return of(
        entity,
        name,
        side.kind(),
        side.other().name(),
        names.several(side.other()),
        side.through().map(Entity::name),
        optional);
  }

  private String of(
      Entity entity,
      String name,
      Kind kind,
      String target,
      String targets,
      Optional<String> through,
      boolean optional) {
    String words =
        switch (kind) {
          case BELONGS_TO -> "belongs to one " + target + (optional ? ", or none" : "");
          case HAS_ONE -> "has one " + target + ", or none";
          case HAS_MANY -> "has any number of " + targets;
          case HAS_MANY_THROUGH ->
              "has any number of " + targets + through.map(it -> ", through " + it).orElse("");
        };
    String call = models.call(entity, SnakeCase.of(entity.name()), name);
    return "Each %s %s: %s".formatted(entity.name(), words, call);
  }
}
