package dev.kinship.plan;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Link;
import dev.kinship.model.Side;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.schema.OnDelete;
import dev.kinship.target.Addition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan in the making: the entities as they will be, and what has to be added to make them so. */
final class Draft {
  private final Map<String, Entity> entities = new LinkedHashMap<>();
  private final List<Addition> additions = new ArrayList<>();
  private final List<PlannedLink> links = new ArrayList<>();

  /** A relationship with the names of its ends and with what only the database is told. */
  record PlannedLink(
      Link.Direct link,
      Optional<String> here,
      Optional<String> there,
      boolean optional,
      OnDelete onDelete) {}

  /** The entity as it will be, given as it was found. */
  Entity now(Entity found) {
    return entities.getOrDefault(found.id(), found);
  }

  List<Addition> additions() {
    return List.copyOf(additions);
  }

  List<PlannedLink> links() {
    return List.copyOf(links);
  }

  void link(PlannedLink link) {
    links.add(link);
  }

  /** What the models declare once the plan is carried out. */
  List<PlannedSide> sides(Meaning meaning) {
    List<PlannedSide> sides = new ArrayList<>();
    for (PlannedLink it : links) {
      Link.Direct link = it.link();
      it.here()
          .ifPresent(
              name -> sides.add(side(meaning, link.child(), name, link.here(), it.there(), it)));
      it.there()
          .ifPresent(
              name -> sides.add(side(meaning, link.parent(), name, link.there(), it.here(), it)));
    }
    return sides;
  }

  private static PlannedSide side(
      Meaning meaning,
      Entity entity,
      String name,
      Side side,
      Optional<String> inverse,
      PlannedLink link) {
    return new PlannedSide(
        entity.name(),
        name,
        side.kind(),
        side.other().name(),
        side.foreignKey(),
        inverse,
        meaning.of(entity, name, side, link.optional()));
  }

  /** A field {@code id} where no field declares the primary key. */
  void addPrimaryKey(Entity entity, Field field) {
    keep(now(entity).with(field));
    additions.add(new Addition.PrimaryKey(entity));
  }

  void addKey(Entity child, Field field, Entity parent) {
    keep(now(child).with(field));
    additions.add(new Addition.KeyField(child, field.name(), now(parent), field.nullable()));
  }

  void addRelation(Entity entity, String name, Side side, Optional<String> inverse) {
    keep(
        now(entity)
            .with(
                new Declaration(
                    name,
                    side.kind(),
                    side.other().name(),
                    Optional.of(side.foreignKey()),
                    inverse,
                    Optional.empty(),
                    Optional.empty(),
                    entity.place())));
    additions.add(new Addition.Relation(entity, name, side, inverse));
  }

  void addInverse(Entity entity, Declaration relation, String inverse) {
    keep(now(entity).with(relation.withInverse(inverse)));
    additions.add(new Addition.InverseName(entity, relation, inverse));
  }

  private void keep(Entity entity) {
    entities.put(entity.id(), entity);
  }
}
