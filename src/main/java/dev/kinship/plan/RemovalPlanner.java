package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Step;
import dev.kinship.target.Addition;
import dev.kinship.target.Models;
import dev.kinship.target.Removal;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Turns the wish to take a relationship away into a plan. */
public final class RemovalPlanner {
  private final Models models;
  private final Migrations migrations;
  private final Function<String, Optional<String>> history;

  /** {@code history} says when a relationship was taken away, by {@code Order.user}. */
  public RemovalPlanner(
      Models models, Migrations migrations, Function<String, Optional<String>> history) {
    this.models = models;
    this.migrations = migrations;
    this.history = history;
  }

  /** One end of a relationship: what a class declares. */
  private record End(Entity entity, Declaration side) {}

  /** The plan that takes both sides away. Refuses where there is none, or where it is needed. */
  public Plan plan(RemovalWish wish) {
    Entity entity = models.find(wish.model());
    Optional<Declaration> side = entity.relation(wish.relation());
    if (side.isEmpty()) {
      return method(wish, entity);
    }
    End here = new End(entity, side.get());
    List<End> ends = Stream.concat(Stream.of(here), opposite(here).stream()).toList();
    ends.forEach(this::refuseNeeded);
    List<Removal> removals = new ArrayList<>();
    ends.forEach(it -> removals.add(new Removal.Relation(it.entity(), it.side())));
    Optional<End> key = key(here);
    boolean shared = key.filter(it -> sharesKey(it, ends)).isPresent();
    if (wish.dropKey() && !shared) {
      key.flatMap(it -> field(it).map(field -> new Removal.KeyField(it.entity(), field)))
          .ifPresent(removals::add);
    }
    List<Diagnostic> notes = new ArrayList<>(stays(here, shared, wish));
    List<Change> changes = changes(wish, removals);
    List<Step> steps = List.of();
    if (migrations.wanted() && key.isPresent() && !shared) {
      MigrationPlanner planner = new MigrationPlanner(migrations);
      changes.addAll(planner.plan(known -> drops(key.get(), wish.dropKey(), known)));
      steps = planner.steps();
      notes.addAll(planner.notes());
    }
    return new Plan(List.of(sentence(removals)), List.of(), changes, steps, notes);
  }

  private List<Change> changes(RemovalWish wish, List<Removal> removals) {
    Removal.Erasure erasure = models.erase(removals);
    if (!wish.force() && !erasure.uses().isEmpty()) {
      throw RemovalRefusals.used(erasure.uses());
    }
    return new ArrayList<>(erasure.changes());
  }

  private static String sentence(List<Removal> removals) {
    List<String> names = removals.stream().map(it -> it.entity().name() + "." + it.name()).toList();
    return "remove " + String.join(" and ", names);
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
        List.of(joinStays("")));
  }

  /** The method of the other end: by the same join model, the other way round. */
  private Optional<Addition.ThroughMethod> back(Addition.ThroughMethod here) {
    Optional<Entity> join =
        here.entity().relation(here.links()).flatMap(it -> named(it.target()).findFirst());
    Optional<Declaration> far = join.flatMap(it -> it.relation(here.far()));
    Optional<Entity> end = far.flatMap(it -> named(it.target()).findFirst());
    return end.stream()
        .flatMap(
            it ->
                models.methods(it).stream()
                    .flatMap(name -> models.throughMethod(it, name).stream()))
        .filter(
            it -> !(it.entity().id().equals(here.entity().id()) && it.name().equals(here.name())))
        .filter(
            it ->
                it.entity()
                    .relation(it.links())
                    .filter(links -> join.get().name().equals(links.target()))
                    .isPresent())
        .filter(
            it ->
                join.get()
                    .relation(it.far())
                    .filter(back -> back.target().equals(here.entity().name()))
                    .isPresent())
        .findFirst();
  }

  private Stream<Entity> named(String name) {
    return models.all().stream().filter(it -> it.name().equals(name));
  }

  /** The side that answers this one; also one that names it though it is not named back. */
  private Optional<End> opposite(End here) {
    return named(here.side().target())
        .flatMap(it -> answer(here, it).stream())
        .filter(it -> !it.side().place().equals(here.side().place()))
        .findFirst();
  }

  private Optional<End> answer(End here, Entity other) {
    Listing listing = new Listing(List.of(), List.of(other), new Meaning(models));
    return listing
        .inverse(here.entity(), here.side())
        .filter(it -> it.target().equals(here.entity().name()))
        .or(
            () ->
                other.relations().stream()
                    .filter(it -> it.target().equals(here.entity().name()))
                    .filter(it -> it.inverseOf().equals(Optional.of(here.side().name())))
                    .findFirst())
        .map(it -> new End(other, it));
  }

  /** Where the key is: the child, with its belongs_to or without; none for a has_many_through. */
  private Optional<End> key(End here) {
    return switch (here.side().kind()) {
      case BELONGS_TO -> Optional.of(here);
      case HAS_ONE, HAS_MANY -> Optional.of(new End(child(here), here.side()));
      case HAS_MANY_THROUGH -> Optional.empty();
    };
  }

  /** The model at the other end; where more than one has its name, the one that answers. */
  private Entity child(End here) {
    return opposite(here)
        .map(End::entity)
        .orElseGet(() -> models.find(ModelName.of(here.side().target())));
  }

  private static Optional<Field> field(End key) {
    return key.side().foreignKey().flatMap(key.entity()::field);
  }

  /** Whether a relationship that stays has the same key. */
  private boolean sharesKey(End key, List<End> ends) {
    String child = key.entity().name();
    Optional<String> field = key.side().foreignKey();
    return models.all().stream()
        .flatMap(it -> it.relations().stream().map(side -> new End(it, side)))
        .filter(it -> ends.stream().noneMatch(end -> end.side().place().equals(it.side().place())))
        .anyMatch(
            it ->
                switch (it.side().kind()) {
                  case BELONGS_TO ->
                      it.entity().name().equals(child) && it.side().foreignKey().equals(field);
                  case HAS_ONE, HAS_MANY ->
                      it.side().target().equals(child) && it.side().foreignKey().equals(field);
                  case HAS_MANY_THROUGH -> false;
                });
  }

  private void refuseNeeded(End end) {
    for (Entity it : models.all()) {
      for (Declaration side : it.relations()) {
        if (side.kind() == Kind.HAS_MANY_THROUGH && goesThrough(it, side, end)) {
          throw RemovalRefusals.needed(end.entity(), end.side(), it, side);
        }
      }
    }
  }

  private static boolean goesThrough(Entity owner, Declaration through, End end) {
    boolean near =
        end.side().target().equals(owner.name())
            && end.side().foreignKey().equals(through.foreignKey());
    boolean far =
        end.side().target().equals(through.target())
            && end.side().foreignKey().equals(through.targetForeignKey());
    return end.side().kind() == Kind.BELONGS_TO
        && through.through().equals(Optional.of(end.entity().name()))
        && (near || far);
  }

  private static List<SchemaChange> drops(End key, boolean column, Schema known) {
    return new DropPlanner(known).drops(key.entity(), key.side(), column);
  }

  private List<Diagnostic> stays(End here, boolean shared, RemovalWish wish) {
    if (here.side().kind() == Kind.HAS_MANY_THROUGH) {
      return List.of(joinStays(here.side().through().map(it -> " `" + it + "`").orElse("")));
    }
    String field = here.side().foreignKey().orElse("");
    if (shared) {
      return List.of(note("the key `%s` stays: another relationship has it too".formatted(field)));
    }
    return wish.dropKey() || field.isEmpty()
        ? List.of()
        : List.of(note("the key `%s` and its values stay".formatted(field)));
  }

  private static Diagnostic joinStays(String join) {
    return new Diagnostic(
        Rule.STAYS,
        "the join model%s and its rows stay, and its own relationships too".formatted(join),
        List.of(),
        "take those away one by one with kin remove, if they are to go");
  }

  private static Diagnostic note(String message) {
    return new Diagnostic(
        Rule.STAYS, message, List.of(), "--drop-key takes the field and the column away too");
  }
}
