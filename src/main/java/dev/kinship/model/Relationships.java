package dev.kinship.model;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What the models of a project declare of each other: each reference resolved once, by the source
 * that makes it, and never by a bare class name. A side is followed to the other end and back.
 */
public final class Relationships {
  private record Question(String owner, ModelReference reference) {}

  private final ReferenceSource source;
  private final Map<Question, Referent> known = new HashMap<>();

  /** Of the project that {@code source} has. */
  public Relationships(ReferenceSource source) {
    this.source = source;
  }

  /** Every model of the project. */
  public Stream<Entity> models() {
    return source.all().stream();
  }

  /** What the side refers to as the model at the other end. */
  public Referent target(Declared side) {
    return referent(side.owner(), side.side().target());
  }

  /** What a has_many_through refers to as its join model; missing for all others. */
  public Referent join(Declared side) {
    return side.side()
        .through()
        .map(it -> referent(side.owner(), it))
        .orElseGet(Referent.Missing::new);
  }

  private Referent referent(Entity owner, ModelReference reference) {
    Question question = new Question(owner.id(), reference);
    Referent answer = known.get(question);
    if (answer == null) {
      answer = source.referent(owner, reference);
      if (answer instanceof Referent.Found) { // Nothing else lasts: a plan may create the model.
        known.put(question, answer);
      }
    }
    return answer;
  }

  /** Whether the model at the other end is {@code entity}. */
  public boolean leadsTo(Declared side, Entity entity) {
    return means(side.owner(), side.side().target(), entity);
  }

  /** Whether it goes through the join model {@code entity}. */
  public boolean goesThrough(Declared side, Entity entity) {
    return side.side().through().filter(it -> means(side.owner(), it, entity)).isPresent();
  }

  private boolean means(Entity owner, ModelReference reference, Entity entity) {
    return source.mayMean(owner, reference, entity.name())
        && referent(owner, reference)
            .entity()
            .filter(it -> it.id().equals(entity.id()))
            .isPresent();
  }

  /** The sides of {@code owner} that are of this kind and have this key to {@code target}. */
  public Stream<Declared> direct(Entity owner, Kind kind, Entity target, String foreignKey) {
    return of(owner)
        .filter(it -> it.side().kind() == kind)
        .filter(it -> it.side().foreignKey().equals(Optional.of(foreignKey)))
        .filter(it -> leadsTo(it, target));
  }

  /** The sides of {@code owner} that go through {@code join} to {@code target} by these keys. */
  public Stream<Declared> through(
      Entity owner, Entity join, String nearKey, Entity target, String farKey) {
    return of(owner)
        .filter(it -> it.side().kind() == Kind.HAS_MANY_THROUGH)
        .filter(it -> it.side().foreignKey().equals(Optional.of(nearKey)))
        .filter(it -> it.side().targetForeignKey().equals(Optional.of(farKey)))
        .filter(it -> leadsTo(it, target) && goesThrough(it, join));
  }

  /** All that {@code owner} declares. */
  public static Stream<Declared> of(Entity owner) {
    return owner.relations().stream().map(it -> new Declared(owner, it));
  }

  /**
   * The side that answers this one: the one it names, else one that names it, else one with the
   * same key the other way round. It leads back, and is another than this one.
   */
  public Optional<Declared> inverse(Declared side) {
    return target(side).entity().flatMap(it -> inverse(side, it));
  }

  private Optional<Declared> inverse(Declared side, Entity other) {
    List<Declared> back =
        of(other).filter(it -> !it.isSame(side) && leadsTo(it, side.owner())).toList();
    return first(back, it -> side.side().inverseOf().equals(Optional.of(it.side().name())))
        .or(() -> first(back, it -> it.side().inverseOf().equals(Optional.of(side.side().name()))))
        .or(() -> first(back, it -> answers(side, it)));
  }

  private boolean answers(Declared side, Declared back) {
    boolean through = side.side().kind() == Kind.HAS_MANY_THROUGH;
    if (through || back.side().kind() == Kind.HAS_MANY_THROUGH) {
      return side.side().kind() == back.side().kind()
          && side.side().foreignKey().isPresent()
          && back.side().foreignKey().equals(side.side().targetForeignKey())
          && back.side().targetForeignKey().equals(side.side().foreignKey())
          && join(side).entity().filter(it -> goesThrough(back, it)).isPresent();
    }
    return side.side().foreignKey().isPresent()
        && back.side().foreignKey().equals(side.side().foreignKey())
        && (side.side().kind() == Kind.BELONGS_TO) != (back.side().kind() == Kind.BELONGS_TO);
  }

  /** The model that holds the key of a side; empty for a has_many_through, which has two. */
  public Optional<Entity> keyHolder(Declared side) {
    return switch (side.side().kind()) {
      case BELONGS_TO -> Optional.of(side.owner());
      case HAS_ONE, HAS_MANY -> target(side).entity();
      case HAS_MANY_THROUGH -> Optional.empty();
    };
  }

  private static Optional<Declared> first(List<Declared> sides, Predicate<Declared> wanted) {
    return sides.stream().filter(wanted).findFirst();
  }
}
