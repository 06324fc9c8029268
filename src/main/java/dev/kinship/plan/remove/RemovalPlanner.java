package dev.kinship.plan.remove;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.library.Addition;
import dev.kinship.library.Models;
import dev.kinship.library.Removal;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.model.Relationships;
import dev.kinship.model.RemovalSentence;
import dev.kinship.plan.Plan;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.existing.DoubtNotes;
import dev.kinship.plan.relate.Namesakes;
import dev.kinship.plan.schema.MigrationTarget;
import dev.kinship.plan.schema.MigrationWriter;
import dev.kinship.plan.schema.Needed;
import dev.kinship.plan.schema.TablePlaces;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the wish to remove a relationship into a plan. */
public final class RemovalPlanner {
  private final Models models;
  private final Relationships relationships;
  private final Optional<MigrationTarget> migrations;
  private final Function<String, Optional<String>> history;

  /**
   * {@code migrations} is empty if no migration is wanted; {@code history} says when a relationship
   * such as {@code Order.user} was removed.
   */
  public RemovalPlanner(
      Models models,
      Optional<MigrationTarget> migrations,
      Function<String, Optional<String>> history) {
    this.models = models;
    this.relationships = new Relationships(models);
    this.migrations = migrations;
    this.history = history;
  }

  /**
   * The plan that removes both sides. Refuses if the relationship does not exist or is still
   * needed.
   */
  public Plan plan(RemovalWish wish) {
    Entity entity = models.find(wish.model());
    Optional<Declaration> side = entity.relation(wish.relation());
    if (side.isEmpty()) {
      return method(wish, entity);
    }
    Declared here = new Declared(entity, side.get());
    Namesakes namesakes = new Namesakes(models, relationships);
    namesakes.refuseDoubt(here);
    relationships.target(here).entity().ifPresent(it -> namesakes.refuseDoubt(entity, it));
    List<Declared> ends =
        Stream.concat(Stream.of(here), relationships.inverse(here).stream()).toList();
    ends.forEach(this::refuseNeeded);
    List<Removal> removals = new ArrayList<>();
    ends.forEach(it -> removals.add(new Removal.Relation(it.owner(), it.side())));
    Optional<Entity> child = relationships.keyHolder(here);
    boolean shared = child.filter(it -> sharesKey(it, here, ends)).isPresent();
    if (wish.dropKey() && !shared) {
      child
          .flatMap(it -> field(it, here).map(field -> new Removal.KeyField(it, field)))
          .ifPresent(removals::add);
    }
    Plan plan =
        new Plan(
            List.of(sentence(removals)),
            List.of(),
            changes(wish, removals),
            List.of(),
            new RemovalNotes(models, relationships).stays(here, child, shared, wish));
    return migrations.isPresent() && child.isPresent() && !shared
        ? plan.with(migration(migrations.get(), child.get(), here.side(), wish))
        : plan;
  }

  private PlannedMigration migration(
      MigrationTarget target, Entity child, Declaration side, RemovalWish wish) {
    Schema all = target.schema();
    List<String> asked =
        Stream.concat(child.table().stream(), all.tables().keySet().stream()).toList();
    Schema known = all.told(asked, () -> TablePlaces.named(relationships.models()));
    Entity placed = new TablePlaces(known, relationships::models).place(child);
    DropPlanner planner = new DropPlanner(known);
    List<SchemaChange> drops = planner.drops(placed, side, wish.dropKey());
    if (wish.dropKey()) {
      planner.requireColumn(placed, side, target::place);
      Needed.requireNone(drops, known, target);
    }
    List<Diagnostic> notes = new ArrayList<>();
    drops.forEach(it -> RemovalNotes.alsoGoes(it, !wish.dropKey()).ifPresent(notes::add));
    notes.addAll(Needed.lost(drops, target));
    notes.addAll(new DoubtNotes(known).plainNotes(placed.table().stream().toList()));
    return new MigrationWriter(target).write(drops, known).after(notes);
  }

  private List<Change> changes(RemovalWish wish, List<Removal> removals) {
    Removal.Erasure erasure = models.erase(removals);
    if (!wish.force() && !erasure.uses().isEmpty()) {
      throw RemovalRefusals.used(erasure.uses());
    }
    return erasure.changes();
  }

  private static String sentence(List<Removal> removals) {
    return new RemovalSentence(
            removals.stream().map(it -> it.entity().name() + "." + it.name()).toList())
        .toString();
  }

  /** A has_many_through in the library's own means: a method on each side. */
  private Plan method(RemovalWish wish, Entity entity) {
    Addition.ThroughMethod here =
        models
            .throughMethod(entity, wish.relation())
            .orElseThrow(
                () ->
                    RemovalRefusals.unknown(
                        entity,
                        wish.relation(),
                        history.apply(entity.name() + "." + wish.relation())));
    List<Removal> removals = new ArrayList<>();
    removals.add(new Removal.Method(entity, here.name()));
    back(here).ifPresent(it -> removals.add(new Removal.Method(it.entity(), it.name())));
    return new Plan(
        List.of(sentence(removals)),
        List.of(),
        changes(wish, removals),
        List.of(),
        List.of(RemovalNotes.joinStays("")));
  }

  /** The method of the other end: by the same join model, the other way round. */
  private Optional<Addition.ThroughMethod> back(Addition.ThroughMethod here) {
    Optional<Entity> join = target(here.entity(), here.links());
    Optional<Entity> end = join.flatMap(it -> target(it, here.far()));
    return end.stream()
        .flatMap(
            it ->
                models.methods(it).stream()
                    .flatMap(name -> models.throughMethod(it, name).stream()))
        .filter(
            it -> !(it.entity().id().equals(here.entity().id()) && it.name().equals(here.name())))
        .filter(it -> is(target(it.entity(), it.links()), join.get()))
        .filter(it -> is(target(join.get(), it.far()), here.entity()))
        .findFirst();
  }

  private Optional<Entity> target(Entity owner, String relation) {
    return owner
        .relation(relation)
        .flatMap(it -> relationships.target(new Declared(owner, it)).entity());
  }

  private static boolean is(Optional<Entity> found, Entity entity) {
    return found.filter(it -> it.id().equals(entity.id())).isPresent();
  }

  private static Optional<Field> field(Entity child, Declared side) {
    return side.side().foreignKey().flatMap(child::field);
  }

  /** Whether a relationship that stays has the same key. */
  private boolean sharesKey(Entity child, Declared here, List<Declared> ends) {
    return all()
        .filter(it -> it.side().kind() != Kind.HAS_MANY_THROUGH)
        .filter(it -> it.side().foreignKey().isPresent())
        .filter(it -> it.side().foreignKey().equals(here.side().foreignKey()))
        .filter(it -> ends.stream().noneMatch(it::isSame))
        .anyMatch(it -> is(relationships.keyHolder(it), child));
  }

  private Stream<Declared> all() {
    return models.all().stream().flatMap(Relationships::of);
  }

  private void refuseNeeded(Declared end) {
    all()
        .filter(it -> it.side().kind() == Kind.HAS_MANY_THROUGH && goesThrough(it, end))
        .findFirst()
        .ifPresent(
            it -> {
              throw RemovalRefusals.needed(end.owner(), end.side(), it.owner(), it.side());
            });
  }

  /** Whether {@code end} is the join model's belongs_to that {@code through} needs. */
  private boolean goesThrough(Declared through, Declared end) {
    if (end.side().kind() != Kind.BELONGS_TO || !relationships.goesThrough(through, end.owner())) {
      return false;
    }
    boolean near =
        end.side().foreignKey().equals(through.side().foreignKey())
            && relationships.leadsTo(end, through.owner());
    boolean far =
        end.side().foreignKey().equals(through.side().targetForeignKey())
            && relationships
                .target(through)
                .entity()
                .filter(it -> relationships.leadsTo(end, it))
                .isPresent();
    return near || far;
  }
}
