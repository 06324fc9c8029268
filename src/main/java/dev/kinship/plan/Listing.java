package dev.kinship.plan;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import java.util.List;
import java.util.Optional;

/** Models with their relationships, sorted by name; {@code others} are all that may be targets. */
public record Listing(List<Entity> models, List<Entity> others, Meaning meaning) {
  public Listing {
    models = List.copyOf(models);
    others = List.copyOf(others);
  }

  /** The model at the other end; empty where there is none of that name. */
  public Optional<Entity> target(Declaration side) {
    return named(side.target());
  }

  Optional<Entity> named(String name) {
    return others.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** The side that answers this one: the one it names, else one with the same key back. */
  public Optional<Declaration> inverse(Entity entity, Declaration side) {
    return target(side)
        .flatMap(
            it ->
                side.inverseOf()
                    .flatMap(it::relation)
                    .or(
                        () ->
                            it.relations().stream()
                                .filter(back -> answers(back, entity, side))
                                .findFirst()));
  }

  private static boolean answers(Declaration back, Entity entity, Declaration side) {
    return back.target().equals(entity.name())
        && back.through().equals(side.through())
        && (side.through().isPresent()
            ? back.foreignKey().equals(side.targetForeignKey())
            : back.foreignKey().equals(side.foreignKey()) && back.kind() != side.kind());
  }
}
