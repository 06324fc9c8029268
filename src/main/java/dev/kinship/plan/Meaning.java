package dev.kinship.plan;

import dev.kinship.model.Entity;
import dev.kinship.model.Side;
import dev.kinship.target.Models;
import dev.kinship.text.SnakeCase;

/** Says a side of a relationship in a plain sentence, with the call that it makes possible. */
record Meaning(Models models) {
  String of(Entity entity, String name, Side side, boolean optional) {
    String call = models.call(entity, SnakeCase.of(entity.name()), name);
    String other = side.other().name();
    String words =
        switch (side) {
          case Side.BelongsTo it ->
              "belongs to one %s%s".formatted(other, optional ? ", or none" : "");
          case Side.HasOne it -> "has one %s, or none".formatted(other);
          case Side.HasMany it -> "has any number of %s".formatted(other);
          case Side.HasManyThrough it ->
              "has any number of %s, through %s".formatted(other, it.near().child().name());
        };
    return "Each %s %s: %s".formatted(entity.name(), words, call);
  }
}
