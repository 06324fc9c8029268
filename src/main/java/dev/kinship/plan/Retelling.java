package dev.kinship.plan;

import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Details;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.model.Sentence.Join;
import dev.kinship.schema.KeyActions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Says relationships that are there as sentences that would make them: each once, with the flags
 * that it needs. A relationship that no sentence can say is told of in {@link #unsaid} instead.
 */
public final class Retelling {
  private final Listing listing;
  private final Names names;
  private final Set<Sentence> direct = new LinkedHashSet<>();
  private final Set<Sentence> throughs = new LinkedHashSet<>();
  private final Set<String> unsaid = new LinkedHashSet<>();

  private Retelling(Listing listing, Names names) {
    this.listing = listing;
    this.names = names;
  }

  /** Of the models of {@code listing}, named as {@code names} would. */
  public static Retelling of(Listing listing, Names names) {
    Retelling retelling = new Retelling(listing, names);
    for (Entity entity : listing.models()) {
      entity.relations().forEach(it -> retelling.tell(entity, it));
    }
    return retelling;
  }

  /** The sentences, in an order in which each finds what it builds on. */
  public List<Sentence> sentences() {
    return Stream.concat(direct.stream(), throughs.stream()).toList();
  }

  /** What could not be said, a line each. */
  public List<String> unsaid() {
    return List.copyOf(unsaid);
  }

  private void tell(Entity entity, Declaration side) {
    Optional<String> obstacle = obstacle(entity, side);
    if (obstacle.isPresent()) {
      unsaid.add("%s.%s: %s".formatted(entity.name(), side.name(), obstacle.get()));
      return;
    }
    Entity other = listing.target(side).orElseThrow();
    switch (side.kind()) {
      case BELONGS_TO -> tellDirect(entity, other, key(side), Optional.of(side));
      case HAS_ONE, HAS_MANY ->
          tellDirect(other, entity, key(side), belongsTo(other, entity, side));
      case HAS_MANY_THROUGH -> tellThrough(entity, other, side);
    }
  }

  /** Why no sentence can say it. */
  private Optional<String> obstacle(Entity entity, Declaration side) {
    List<String> involved = new ArrayList<>(List.of(entity.name(), side.target()));
    side.through().ifPresent(involved::add);
    for (String name : involved) {
      long count = listing.others().stream().filter(it -> it.name().equals(name)).count();
      if (count != 1) {
        return Optional.of("%d models are called %s".formatted(count, name));
      }
    }
    if (side.foreignKey().isEmpty()) {
      return Optional.of("its key cannot be read");
    }
    return side.kind() == Kind.HAS_MANY_THROUGH
        ? throughObstacle(entity, side)
        : keyObstacle(
            side.kind() == Kind.BELONGS_TO ? entity : listing.target(side).orElseThrow(),
            key(side));
  }

  private Optional<String> throughObstacle(Entity entity, Declaration side) {
    Optional<Entity> join = side.through().flatMap(listing::named);
    if (join.isEmpty() || side.targetForeignKey().isEmpty()) {
      return Optional.of("its join model or a key of that cannot be read");
    }
    Entity other = listing.target(side).orElseThrow();
    Optional<String> unreadable =
        keyObstacle(join.get(), key(side)).or(() -> keyObstacle(join.get(), farKey(side)));
    if (unreadable.isPresent()) {
      return unreadable;
    }
    boolean bothWays =
        belongsTo(join.get(), entity, key(side)).isPresent()
            && belongsTo(join.get(), other, farKey(side)).isPresent();
    return bothWays
        ? Optional.empty()
        : Optional.of(join.get().name() + " does not say that it belongs to both");
  }

  private static Optional<String> keyObstacle(Entity child, String key) {
    return child.field(key).isPresent()
        ? Optional.empty()
        : Optional.of("%s has no field %s".formatted(child.name(), key));
  }

  private void tellDirect(Entity child, Entity parent, String key, Optional<Declaration> there) {
    Optional<Declaration> back =
        parent.relations().stream()
            .filter(it -> it.kind() == Kind.HAS_ONE || it.kind() == Kind.HAS_MANY)
            .filter(it -> it.is(it.kind(), child.name(), key))
            .findFirst();
    if (there.isPresent() && back.isEmpty() && isImplied(child, parent, key, there.get())) {
      return;
    }
    boolean many = back.map(it -> it.kind() == Kind.HAS_MANY).orElse(true);
    String forth = Names.ofParent(key, parent.name());
    String backwards = names.ofChild(child.name(), key, parent.name(), many);
    Optional<String> said = saidKey(child, parent, key);
    boolean optional = child.field(key).map(Field::nullable).orElse(false);
    if (there.isPresent()) {
      Optional<Kind> one = many ? Optional.empty() : Optional.of(Kind.HAS_ONE);
      Details details =
          details(unless(forth, there.get().name()), said, inverse(back, backwards), one, optional);
      direct.add(sentence(child, Kind.BELONGS_TO, parent, details));
    } else {
      Declaration only = back.orElseThrow();
      Details details =
          details(
              unless(backwards, only.name()),
              said,
              new Inverse.Unwanted(),
              Optional.empty(),
              optional);
      direct.add(sentence(parent, only.kind(), child, details));
    }
  }

  /** Whether a has_many_through makes just this of its join model. */
  private boolean isImplied(Entity child, Entity parent, String key, Declaration there) {
    boolean plain =
        there.name().equals(Names.ofParent(key, parent.name()))
            && !child.field(key).map(Field::nullable).orElse(false);
    return plain
        && listing.others().stream()
            .anyMatch(
                end ->
                    end.relations().stream()
                        .filter(it -> makes(end, it, child, parent, key))
                        .anyMatch(it -> obstacle(end, it).isEmpty()));
  }

  private static boolean makes(
      Entity end, Declaration side, Entity join, Entity parent, String key) {
    boolean near = end.id().equals(parent.id()) && side.foreignKey().equals(Optional.of(key));
    boolean far =
        side.target().equals(parent.name()) && side.targetForeignKey().equals(Optional.of(key));
    return side.through().equals(Optional.of(join.name())) && (near || far);
  }

  private void tellThrough(Entity entity, Entity other, Declaration side) {
    Optional<Declaration> back =
        other.relations().stream()
            .filter(it -> it.is(Kind.HAS_MANY_THROUGH, entity.name(), farKey(side)))
            .filter(it -> it.through().equals(side.through()))
            .filter(it -> it.targetForeignKey().equals(side.foreignKey()))
            .findFirst();
    String join = side.through().orElseThrow();
    boolean turned =
        back.isPresent()
            && (join.equals(other.name() + entity.name())
                || (!join.equals(entity.name() + other.name())
                    && entity.name().compareTo(other.name()) > 0));
    if (turned) {
      throughs.add(through(other, entity, back.get(), Optional.of(side)));
    } else if (back.isEmpty() || !back.get().equals(side)) {
      throughs.add(through(entity, other, side, back));
    }
  }

  private Sentence through(
      Entity entity, Entity other, Declaration side, Optional<Declaration> back) {
    boolean itself = entity.id().equals(other.id());
    Entity join = side.through().flatMap(listing::named).orElseThrow();
    String near = key(side);
    String far = farKey(side);
    boolean usualJoin =
        join.name().equals(entity.name() + other.name())
            && entity.relations().stream()
                    .filter(it -> it.kind() == Kind.HAS_MANY_THROUGH)
                    .filter(it -> it.target().equals(other.name()))
                    .count()
                == 1;
    boolean composite = join.primaryKey().equals(List.of(near, far));
    Details plain =
        details(
            unless(names.ofFarEnd(far, other.name(), itself), side.name()),
            itself ? Optional.of(near) : saidKey(join, entity, near),
            inverse(back, names.ofFarEnd(near, entity.name(), itself)),
            Optional.empty(),
            false);
    Join said =
        new Join(
            usualJoin ? Optional.empty() : Optional.of(ModelName.of(join.name())),
            itself ? Optional.of(far) : saidKey(join, other, far),
            true,
            composite);
    return sentence(entity, Kind.HAS_MANY_THROUGH, other, plain.with(said));
  }

  /** The key, where it is not the one that follows: as the only one between the two, and usual. */
  private static Optional<String> saidKey(Entity child, Entity parent, String key) {
    long keys =
        Stream.concat(
                child.relations().stream()
                    .filter(it -> it.kind() == Kind.BELONGS_TO)
                    .filter(it -> it.target().equals(parent.name())),
                parent.relations().stream()
                    .filter(it -> it.kind() == Kind.HAS_ONE || it.kind() == Kind.HAS_MANY)
                    .filter(it -> it.target().equals(child.name())))
            .flatMap(it -> it.foreignKey().stream())
            .distinct()
            .count();
    boolean usual = key.equals(Names.foreignKey(parent.name()));
    return usual && keys <= 1 && !child.id().equals(parent.id())
        ? Optional.empty()
        : Optional.of(key);
  }

  private static Optional<Declaration> belongsTo(Entity child, Entity parent, Declaration side) {
    return belongsTo(child, parent, key(side));
  }

  private static Optional<Declaration> belongsTo(Entity child, Entity parent, String key) {
    return child.relations().stream()
        .filter(it -> it.is(Kind.BELONGS_TO, parent.name(), key))
        .findFirst();
  }

  private static Inverse inverse(Optional<Declaration> back, String derived) {
    if (back.isEmpty()) {
      return new Inverse.Unwanted();
    }
    String name = back.get().name();
    return name.equals(derived) ? new Inverse.Derived() : new Inverse.Named(name);
  }

  private static Optional<String> unless(String derived, String name) {
    return name.equals(derived) ? Optional.empty() : Optional.of(name);
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
        false);
  }

  private static Sentence sentence(Entity source, Kind kind, Entity target, Details details) {
    return new Sentence(ModelName.of(source.name()), kind, ModelName.of(target.name()), details);
  }

  private static String key(Declaration side) {
    return side.foreignKey().orElseThrow();
  }

  private static String farKey(Declaration side) {
    return side.targetForeignKey().orElseThrow();
  }
}
