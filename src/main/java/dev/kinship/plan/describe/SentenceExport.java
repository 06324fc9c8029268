package dev.kinship.plan.describe;

import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Relationships;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Sentence.Join;
import dev.kinship.naming.RelationNames;
import dev.kinship.schema.KeyActions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Expresses existing relationships as sentences that would create them: each once, with the flags
 * that it needs. A relationship that no sentence can express is listed in {@link #unsaid} instead.
 */
public final class SentenceExport {
  private final Listing listing;
  private final Relationships relationships;
  private final RelationNames names;
  private final ExportObstacles obstacles;
  private final Set<Sentence> direct = new LinkedHashSet<>();
  private final Set<Sentence> throughs = new LinkedHashSet<>();
  private final Set<String> unsaid = new LinkedHashSet<>();

  private SentenceExport(Listing listing, RelationNames names) {
    this.listing = listing;
    this.relationships = listing.relationships();
    this.names = names;
    this.obstacles = new ExportObstacles(listing);
  }

  /** Of the models of {@code listing}, named as {@code names} would. */
  public static SentenceExport of(Listing listing, RelationNames names) {
    SentenceExport export = new SentenceExport(listing, names);
    for (Entity entity : listing.models()) {
      Relationships.of(entity).forEach(export::add);
    }
    return export;
  }

  /** What it was made from. */
  public Listing listing() {
    return listing;
  }

  /** The sentences, in an order in which each finds what it builds on. */
  public List<Sentence> sentences() {
    return Stream.concat(direct.stream(), throughs.stream()).toList();
  }

  /** The relationships that no sentence can express, a line each. */
  public List<String> unsaid() {
    return List.copyOf(unsaid);
  }

  private void add(Declared side) {
    Optional<String> obstacle = obstacles.to(side);
    if (obstacle.isPresent()) {
      unsaid.add("%s.%s: %s".formatted(name(side.owner()), side.side().name(), obstacle.get()));
      return;
    }
    Entity entity = side.owner();
    Entity other = target(side);
    switch (side.side().kind()) {
      case BELONGS_TO -> addDirect(entity, other, side);
      case HAS_ONE, HAS_MANY -> addDirect(other, entity, side);
      case HAS_MANY_THROUGH -> addThrough(entity, other, side);
    }
  }

  private ModelName name(Entity entity) {
    return listing.name(entity);
  }

  private Entity target(Declared side) {
    return relationships.target(side).entity().orElseThrow();
  }

  private Entity join(Declared side) {
    return relationships.join(side).entity().orElseThrow();
  }

  /** A key with more than two ends: no sentence adds a third one. */
  private void addUnsaid(Declared side, BothEnds ends) {
    unsaid.add(
        "%s.%s: %s has the same key".formatted(name(side.owner()), side.side().name(), ends.any()));
  }

  private void addDirect(Entity child, Entity parent, Declared side) {
    String key = key(side);
    BothEnds ends =
        BothEnds.of(
            relationships,
            relationships.direct(child, Kind.BELONGS_TO, parent, key).toList(),
            Relationships.of(parent)
                .filter(it -> it.side().kind() == Kind.HAS_ONE || it.side().kind() == Kind.HAS_MANY)
                .filter(it -> it.side().foreignKey().equals(Optional.of(key)))
                .filter(it -> relationships.leadsTo(it, child))
                .toList());
    if (ends.contains(side)) {
      addDirect(child, parent, key, ends);
    } else {
      addUnsaid(side, ends);
    }
  }

  private void addDirect(Entity child, Entity parent, String key, BothEnds ends) {
    Optional<Declared> there = ends.forth();
    Optional<Declared> back = ends.back();
    if (there.isPresent() && back.isEmpty() && isImplied(child, parent, key, there.get())) {
      return;
    }
    boolean many = back.map(it -> it.side().kind() == Kind.HAS_MANY).orElse(true);
    boolean itself = child.id().equals(parent.id());
    Optional<String> forth =
        itself ? names.ofOwnParent(key, child) : Optional.of(names.ofParent(key, parent));
    Optional<String> backwards =
        itself
            ? names.ofOwnChild(key, child, many)
            : Optional.of(names.ofChild(child, key, parent, many));
    Optional<String> said = saidKey(child, parent, key);
    boolean optional = child.key(key).map(KeyColumn::nullable).orElse(false);
    if (there.isPresent()) {
      Optional<Kind> one = many ? Optional.empty() : Optional.of(Kind.HAS_ONE);
      Optional<String> name = unless(forth, there.get(), ends);
      Details details =
          details(
              name,
              name.filter(it -> !names.keyOfRole(it).equals(key)).map(it -> key).or(() -> said),
              inverse(back, backwards, ends),
              one,
              optional);
      direct.add(sentence(child, Kind.BELONGS_TO, parent, details));
    } else {
      Declaration only = back.orElseThrow().side();
      Details details =
          details(
              unless(backwards, back.get(), ends),
              said,
              new Inverse.Unwanted(),
              Optional.empty(),
              optional);
      direct.add(sentence(parent, only.kind(), child, details));
    }
  }

  /** Whether a has_many_through makes just this of its join model. */
  private boolean isImplied(Entity child, Entity parent, String key, Declared there) {
    boolean plain =
        there.side().name().equals(names.ofParent(key, parent))
            && !child.key(key).map(KeyColumn::nullable).orElse(false);
    return plain
        && listing.all().stream()
            .flatMap(Relationships::of)
            .filter(it -> makes(it, child, parent, key))
            .anyMatch(it -> obstacles.to(it).isEmpty());
  }

  private boolean makes(Declared side, Entity join, Entity parent, String key) {
    if (side.side().kind() != Kind.HAS_MANY_THROUGH || !relationships.goesThrough(side, join)) {
      return false;
    }
    boolean near =
        side.owner().id().equals(parent.id()) && side.side().foreignKey().equals(Optional.of(key));
    boolean far =
        side.side().targetForeignKey().equals(Optional.of(key))
            && relationships.leadsTo(side, parent);
    return near || far;
  }

  private void addThrough(Entity entity, Entity other, Declared side) {
    Entity join = join(side);
    List<Declared> forths =
        relationships.through(entity, join, key(side), other, farKey(side)).toList();
    List<Declared> backs =
        relationships.through(other, join, farKey(side), entity, key(side)).toList();
    boolean turned =
        !backs.isEmpty()
            && (isUsual(join, other, entity)
                || (!isUsual(join, entity, other) && entity.name().compareTo(other.name()) > 0));
    BothEnds ends = BothEnds.of(relationships, turned ? backs : forths, turned ? forths : backs);
    if (!ends.contains(side)) {
      addUnsaid(side, ends);
    } else if (turned) {
      throughs.add(through(other, entity, ends));
    } else {
      throughs.add(through(entity, other, ends));
    }
  }

  /** Whether the join model or join table has the name that follows from both ends. */
  private boolean isUsual(Entity join, Entity source, Entity target) {
    String usual =
        join.isTable()
            ? names.joinTable(source.name(), target.name())
            : source.name() + target.name();
    return name(join).toString().equals(usual);
  }

  private Sentence through(Entity entity, Entity other, BothEnds ends) {
    Declared side = ends.forth().orElseThrow();
    boolean itself = entity.id().equals(other.id());
    Entity join = join(side);
    String near = key(side);
    String far = farKey(side);
    boolean usualJoin =
        isUsual(join, entity, other)
            && Relationships.of(entity)
                    .filter(it -> it.side().kind() == Kind.HAS_MANY_THROUGH)
                    .filter(it -> relationships.leadsTo(it, other))
                    .count()
                == 1;
    boolean composite = !join.isTable() && join.primaryKey().equals(List.of(near, far));
    Details plain =
        details(
            unless(Optional.of(names.ofFarEnd(far, other, itself)), side, ends),
            itself ? Optional.of(near) : saidKey(join, entity, near),
            inverse(ends.back(), Optional.of(names.ofFarEnd(near, entity, itself)), ends),
            Optional.empty(),
            false);
    Join said =
        new Join(
            usualJoin || join.isTable() ? Optional.empty() : Optional.of(name(join)),
            usualJoin || !join.isTable() ? Optional.empty() : Optional.of(join.name()),
            itself ? Optional.of(far) : saidKey(join, other, far),
            composite,
            Optional.empty());
    return sentence(entity, Kind.HAS_MANY_THROUGH, other, plain.with(said));
  }

  /** The key, where it is not the one that follows: as the only one between the two, and usual. */
  private Optional<String> saidKey(Entity child, Entity parent, String key) {
    long keys =
        Stream.concat(
                Relationships.of(child)
                    .filter(it -> it.side().kind() == Kind.BELONGS_TO)
                    .filter(it -> relationships.leadsTo(it, parent)),
                Relationships.of(parent)
                    .filter(
                        it -> it.side().kind() == Kind.HAS_ONE || it.side().kind() == Kind.HAS_MANY)
                    .filter(it -> relationships.leadsTo(it, child)))
            .flatMap(it -> it.side().foreignKey().stream())
            .distinct()
            .count();
    boolean usual = key.equals(names.foreignKey(parent));
    return usual && keys <= 1 && !child.id().equals(parent.id())
        ? Optional.empty()
        : Optional.of(key);
  }

  private static Inverse inverse(Optional<Declared> back, Optional<String> derived, BothEnds ends) {
    if (back.isEmpty()) {
      return new Inverse.Unwanted();
    }
    String name = back.get().side().name();
    boolean follows = derived.equals(Optional.of(name)) && !ends.several();
    return follows ? new Inverse.Derived() : new Inverse.Named(name);
  }

  /** The name, unless it follows from the other words. */
  private static Optional<String> unless(Optional<String> derived, Declared side, BothEnds ends) {
    String name = side.side().name();
    return derived.equals(Optional.of(name)) && !ends.several()
        ? Optional.empty()
        : Optional.of(name);
  }

  private static Details details(
      Optional<String> name,
      Optional<String> key,
      Inverse inverse,
      Optional<Kind> inverseKind,
      boolean optional) {
    return new Details(
        name,
        key,
        inverse,
        inverseKind,
        optional ? Optional.of(true) : Optional.empty(),
        KeyActions.UNSPECIFIED,
        Optional.empty(),
        Join.DERIVED,
        false,
        List.of(),
        Set.of());
  }

  private Sentence sentence(Entity source, Kind kind, Entity target, Details details) {
    return new Sentence(name(source), kind, name(target), details);
  }

  private static String key(Declared side) {
    return side.side().foreignKey().orElseThrow();
  }

  private static String farKey(Declared side) {
    return side.side().targetForeignKey().orElseThrow();
  }
}
