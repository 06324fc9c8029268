package dev.kinship.plan.relate;

import dev.kinship.library.Models;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Kind;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Side;
import dev.kinship.plan.PlanDraft;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names the two ends of a relationship and declares them; keeps what already exists. */
final class EndPlanner {
  private final Models models;
  private final PlanDraft draft;

  EndPlanner(Models models, PlanDraft draft) {
    this.models = models;
    this.draft = draft;
  }

  /**
   * One end: {@code wanted} is its name as asked for with {@code flag}, {@code names} are those
   * that follow; {@code there} is what the entity declares already.
   */
  record End(
      Entity entity,
      Kind kind,
      Optional<String> wanted,
      Presence presence,
      String flag,
      NameChoice names,
      Optional<Declaration> there) {}

  /** The name that follows from key and model, if one does, and others that a person may choose. */
  record NameChoice(Optional<String> derived, List<String> others) {
    /** A name that follows; {@code byRole} tells a second relationship from the first. */
    static NameChoice of(String derived, String byRole) {
      return new NameChoice(Optional.of(derived), List.of(byRole));
    }
  }

  /** Whether there will be such an end. */
  enum Presence {
    WANTED,
    /** As it is now. */
    KEPT,
    UNWANTED
  }

  /** The end that the sentence's source declares, or the one that is the inverse of it. */
  static End end(
      Sentence sentence,
      boolean source,
      Entity entity,
      Kind kind,
      NameChoice names,
      Optional<Declaration> there) {
    Optional<String> wanted = sentence.details().name();
    Presence presence = Presence.WANTED;
    if (!source) {
      wanted = Optional.empty();
      switch (sentence.details().inverse()) {
        case Inverse.Derived it -> {}
        case Inverse.Named it -> wanted = Optional.of(it.name());
        case Inverse.Kept it -> presence = Presence.KEPT;
        case Inverse.Unwanted it -> presence = Presence.UNWANTED;
      }
    }
    String flag = source ? "--name" : "--inverse-of";
    return new End(entity, kind, wanted, presence, flag, names, there);
  }

  /**
   * The name of an end: the existing one, else the one asked for, else the one that the other end
   * gives, else a derived one. Empty if there will be no such end, or if {@link #lacksName}.
   */
  Optional<String> name(End end, End opposite) {
    if (end.there().isPresent()) {
      return Optional.of(nameThere(end, end.there().get()));
    }
    if (end.presence() != Presence.WANTED) {
      return Optional.empty();
    }
    Optional<String> name = given(end, opposite).or(end.names()::derived);
    name.ifPresent(it -> check(end, it));
    return name;
  }

  /** Whether there will be such an end, and nothing tells what it will be called. */
  boolean lacksName(End end, End opposite) {
    return end.there().isEmpty()
        && end.presence() == Presence.WANTED
        && end.names().derived().isEmpty()
        && given(end, opposite).isEmpty();
  }

  private static Optional<String> given(End end, End opposite) {
    return end.wanted().or(() -> opposite.there().flatMap(Declaration::inverseOf));
  }

  /** Makes the entity declare the end under its name; does nothing where there is no name. */
  void declare(
      End end, Optional<String> name, Side side, Optional<String> inverse, Set<String> options) {
    if (name.isEmpty()) {
      return;
    }
    if (end.there().isEmpty()) {
      draft.addRelation(end.entity(), name.get(), side, inverse, options);
      return;
    }
    Declaration there = end.there().get();
    draft.keepRelation(end.entity(), there, side);
    if (inverse.isEmpty() || there.inverseOf().equals(inverse)) {
      return;
    }
    if (there.inverseOf().isPresent()) {
      throw Refusals.other(
          draft.now(end.entity()),
          there,
          "`%s.%s` says that its inverse is `%s`, and this would be `%s`"
              .formatted(end.entity().name(), there.name(), there.inverseOf().get(), inverse.get()),
          "correct its `%s`, or use `%s`"
              .formatted(models.library().words().inverse(), there.inverseOf().get()));
    }
    draft.addInverse(end.entity(), there, inverse.get());
  }

  private String nameThere(End end, Declaration there) {
    Entity entity = draft.now(end.entity());
    boolean unwanted = end.presence() == Presence.UNWANTED;
    if (unwanted || end.wanted().filter(it -> !it.equals(there.name())).isPresent()) {
      throw Refusals.other(
          entity,
          there,
          "this relationship already exists, as `%s.%s`".formatted(entity.name(), there.name()),
          unwanted
              ? "leave `--inverse-of none` out"
              : "leave %s out, or pass `%s`".formatted(end.flag(), there.name()));
    }
    return there.name();
  }

  private void check(End end, String name) {
    Entity entity = draft.now(end.entity());
    if (!models.isName(name)) {
      throw Refusals.badName(entity, name, "is not a valid attribute name", end.flag());
    }
    Optional<Declaration> other = entity.relation(name);
    if (other.isPresent()) {
      throw end.wanted().isPresent()
          ? Refusals.nameOfAnother(entity, name, other.get(), choices(end))
          : Refusals.noGoodName(entity, name, other.get(), choices(end));
    }
    requireFree(entity, name, end.flag());
  }

  /** Refuses a name that the entity has, or will have, for something other than a relationship. */
  void requireFree(Entity entity, String name, String flag) {
    draft
        .method(entity, name)
        .map(it -> "will be a method of `%s`".formatted(entity.name()))
        .or(() -> models.objection(entity, name))
        .ifPresent(
            it -> {
              throw Refusals.taken(entity, name, it, flag);
            });
    models
        .hidden(entity, name, false)
        .ifPresent(
            it -> {
              throw Refusals.hides(entity, name, it, flag);
            });
  }

  /** Names that are free and that a person might have chosen, as flags to type. */
  List<String> choices(End end) {
    Entity entity = draft.now(end.entity());
    Stream<String> free = end.names().others().stream().filter(it -> isFree(entity, it));
    return Stream.concat(free, Stream.of("NAME")).map(it -> end.flag() + " " + it).toList();
  }

  private boolean isFree(Entity entity, String name) {
    return entity.relation(name).isEmpty()
        && models.objection(entity, name).isEmpty()
        && models.hidden(entity, name, false).isEmpty();
  }
}
