package dev.kinship.plan;

import dev.kinship.diagnostic.Refused;
import dev.kinship.library.Addition;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.Link;
import dev.kinship.model.ModelReference;
import dev.kinship.model.NewField;
import dev.kinship.model.Relationships;
import dev.kinship.model.Sentence;
import dev.kinship.model.Side;
import dev.kinship.naming.Words;
import dev.kinship.plan.Plan.PlannedSide;
import dev.kinship.plan.describe.PlainSentences;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A plan in the making: the entities as they will be, and what must be added for that. */
public final class PlanDraft {
  private final Relationships relationships;
  private final Words words;
  private final Set<String> keyless;
  private final Map<String, Entity> entities = new LinkedHashMap<>();
  private final List<Addition> additions = new ArrayList<>();
  private final List<Addition> kept = new ArrayList<>();
  private final Map<List<String>, Addition.ThroughMethod> methods = new HashMap<>();

  /** Where among the additions a relationship is, by model and name. */
  private final Map<List<String>, Integer> relations = new HashMap<>();

  private final Map<List<String>, PlannedLink> links = new LinkedHashMap<>();
  private final Map<List<String>, PlannedLink> shown = new LinkedHashMap<>();
  private final Map<List<String>, PlannedThrough> throughs = new LinkedHashMap<>();
  private final Map<List<String>, Pair> pairs = new LinkedHashMap<>();

  /**
   * A relationship with the names of its ends and with what only the database is told; {@code flag}
   * would choose another key, and is empty if the user or the code has chosen this one; {@code
   * asked} is what the user says of NULL: {@code --optional} or {@code --required}.
   */
  public record PlannedLink(
      Link.Direct link,
      Optional<String> here,
      Optional<String> there,
      boolean optional,
      KeyActions actions,
      Optional<String> flag,
      Optional<Boolean> asked) {
    /** The same between what {@code place} makes of both models. */
    PlannedLink placed(UnaryOperator<Entity> place) {
      Link.Direct both =
          new Link.Direct(
              place.apply(link.child()),
              place.apply(link.parent()),
              link.foreignKey(),
              link.unique());
      return new PlannedLink(both, here, there, optional, actions, flag, asked);
    }

    /** The same with the actions that both sentences ask for, chosen as the first one did. */
    PlannedLink with(KeyActions both, PlannedLink first) {
      return new PlannedLink(
          link, here, there, optional, both, first.flag, first.asked.or(() -> asked));
    }
  }

  /**
   * {@code relationships} are those of the project; what is added here is found by them too. {@code
   * keyless} are the ids of models whose tables lack the usual primary key.
   */
  public PlanDraft(Relationships relationships, Words words, Set<String> keyless) {
    this.relationships = relationships;
    this.words = words;
    this.keyless = Set.copyOf(keyless);
  }

  public Relationships relationships() {
    return relationships;
  }

  /** Returns the entity as this plan leaves it; the argument is the entity as read from source. */
  public Entity now(Entity found) {
    return entities.getOrDefault(found.id(), found);
  }

  public List<Addition> additions() {
    return Collections.unmodifiableList(additions);
  }

  /** What existing sides need; nothing is added if they have it. */
  public List<Addition> kept() {
    return Collections.unmodifiableList(kept);
  }

  /** What the database must have for this plan of {@code sentences}. */
  public WantedSchema wanted(List<Sentence> sentences) {
    return new WantedSchema(
        sentences,
        links.values().stream().map(it -> it.placed(this::now)).toList(),
        pairs.values().stream().map(it -> it.of(now(it.join()))).toList(),
        created(),
        relationships,
        words);
  }

  /** Whether the plan creates the model. */
  public boolean isNew(Entity entity) {
    return created().contains(entity.id());
  }

  /** The ids of the models that the plan creates. */
  private Set<String> created() {
    return additions.stream()
        .filter(Addition.NewModel.class::isInstance)
        .map(it -> it.entity().id())
        .collect(Collectors.toSet());
  }

  /** Two keys of a join model; {@code asked} is whether the user wants each pair once. */
  public record Pair(Entity join, String near, String far, Optional<Boolean> asked) {
    Pair of(Entity entity) {
      return new Pair(entity, near, far, asked);
    }

    /** The same, with what another sentence says of it. */
    private Pair and(Pair other) {
      if (asked.isPresent() && other.asked.isPresent() && !asked.equals(other.asked)) {
        throw new Refused(
            PlanRules.CONTRADICTION,
            "the pair `%s`, `%s` of `%s` cannot be unique and not unique"
                .formatted(near, far, join.name()),
            "pass --unique-pair or --no-unique-pair, not both");
      }
      return new Pair(join, near, far, asked.or(() -> other.asked));
    }
  }

  public void pair(Pair pair) {
    List<String> keys = Stream.of(pair.near(), pair.far()).sorted().toList();
    pairs.merge(List.of(pair.join().id(), keys.get(0), keys.get(1)), pair, Pair::and);
  }

  /** A has_many_through with the names of its ends; its direct links are told one by one. */
  public void through(Link.Through link, Optional<String> here, Optional<String> there) {
    List<String> key =
        List.of(link.near().child().id(), link.near().foreignKey(), link.far().foreignKey());
    throughs.put(key, new PlannedThrough(link, here, there));
  }

  private record PlannedThrough(Link.Through link, Optional<String> here, Optional<String> there) {}

  public void addModel(Entity entity) {
    keep(entity);
    additions.add(new Addition.NewModel(entity));
  }

  /** The method with that name that will be added. */
  public Optional<Addition.ThroughMethod> method(Entity entity, String name) {
    return Optional.ofNullable(methods.get(List.of(entity.id(), name)));
  }

  public void add(Addition.ThroughMethod method) {
    methods.put(List.of(method.entity().id(), method.name()), method);
    additions.add(method);
  }

  /**
   * A link of which two sentences speak is one, with what either says of it. Its key may have
   * further ends under other names, which are shown too.
   */
  public void link(PlannedLink link) {
    List<String> key = List.of(link.link().child().id(), link.link().foreignKey());
    PlannedLink known = links.get(key);
    links.put(key, known == null ? link : link.with(actions(known, link), known));
    String name = link.here().or(link::there).orElse("");
    shown.put(List.of(link.link().child().id(), link.link().foreignKey(), name), link);
  }

  private static KeyActions actions(PlannedLink known, PlannedLink link) {
    KeyActions one = known.actions();
    KeyActions other = link.actions();
    return new KeyActions(
        action(link.link(), "delete", one.onDelete(), other.onDelete()),
        action(link.link(), "update", one.onUpdate(), other.onUpdate()));
  }

  private static ReferentialAction action(
      Link.Direct link, String event, ReferentialAction known, ReferentialAction other) {
    if (other == ReferentialAction.UNSPECIFIED || known == other) {
      return known;
    }
    if (known != ReferentialAction.UNSPECIFIED) {
      throw otherAction(link, event, known, other);
    }
    return other;
  }

  private static Refused otherAction(
      Link.Direct link, String event, ReferentialAction one, ReferentialAction other) {
    return new Refused(
        PlanRules.CONTRADICTION,
        "the key `%s.%s` cannot be %s and %s on %s"
            .formatted(link.child().name(), link.foreignKey(), one.word(), other.word(), event),
        "choose one of them");
  }

  /** What the models declare once the plan is carried out. */
  public List<PlannedSide> sides(PlainSentences meaning) {
    List<PlannedSide> sides = new ArrayList<>();
    for (PlannedThrough it : throughs.values()) {
      Link.Through link = it.link();
      side(sides, meaning, link.near().parent(), it.here(), link.here(), it.there(), false);
      side(sides, meaning, link.far().parent(), it.there(), link.there(), it.here(), false);
    }
    for (PlannedLink it : shown.values()) {
      Link.Direct link = it.link();
      side(sides, meaning, link.child(), it.here(), link.here(), it.there(), it.optional());
      side(sides, meaning, link.parent(), it.there(), link.there(), it.here(), it.optional());
    }
    return sides;
  }

  private static void side(
      List<PlannedSide> sides,
      PlainSentences meaning,
      Entity entity,
      Optional<String> name,
      Side side,
      Optional<String> inverse,
      boolean optional) {
    name.ifPresent(
        it ->
            sides.add(
                new PlannedSide(
                    entity.name(),
                    it,
                    side.kind(),
                    side.other().name(),
                    side.foreignKey(),
                    inverse,
                    meaning.of(entity, it, side, optional))));
  }

  /** Whether its table is known, and has no column for the usual primary key. */
  public boolean isKeyless(Entity entity) {
    return keyless.contains(entity.id());
  }

  /** A field {@code id} where no field declares the primary key. */
  public void addPrimaryKey(Entity entity, Field field) {
    keep(now(entity).with(field));
    additions.add(new Addition.PrimaryKey(entity));
  }

  /** A field of a new model that holds no key. */
  public void addField(Entity entity, NewField field) {
    ColumnType type = ColumnType.of(field.kind());
    keep(
        now(entity)
            .with(
                new Field(
                    field.name(),
                    field.name(),
                    field.type(),
                    Optional.of(type),
                    field.optional(),
                    entity.place())));
    additions.add(new Addition.PlainField(entity, field));
  }

  /** A foreign key; the model declares it if the library has a field for it. */
  public void addKey(Entity child, KeyColumn key, Entity parent) {
    keep(now(child).with(key));
    if (key.field().isPresent()) {
      additions.add(new Addition.KeyField(child, key.name(), now(parent), key.nullable()));
    }
  }

  public void addRelation(
      Entity entity, String name, Side side, Optional<String> inverse, Set<String> options) {
    keep(
        now(entity)
            .with(
                new Declaration(
                    name,
                    side.kind(),
                    ModelReference.to(side.other()),
                    Optional.of(side.foreignKey()),
                    inverse,
                    side.through().map(ModelReference::to),
                    side.targetForeignKey(),
                    entity.place())));
    relations.put(List.of(entity.id(), name), additions.size());
    additions.add(
        new Addition.Relation(entity, name, side, inverse, optional(entity, side), options));
  }

  /** Keeps a side that the entity declares, and makes sure that the library finds its target. */
  public void keepRelation(Entity entity, Declaration relation, Side side) {
    if (!relations.containsKey(List.of(entity.id(), relation.name()))) {
      kept.add(new Addition.Targets(entity, relation, side));
    }
  }

  /** Names the inverse of a relationship that exists, or that this plan adds. */
  public void addInverse(Entity entity, Declaration relation, String inverse) {
    keep(now(entity).with(relation.withInverse(inverse)));
    Integer planned = relations.get(List.of(entity.id(), relation.name()));
    if (planned == null) {
      additions.add(new Addition.InverseName(entity, relation, inverse));
    } else {
      additions.set(planned, ((Addition.Relation) additions.get(planned)).with(inverse));
    }
  }

  /** Whether the side holds a key that may be empty. */
  private boolean optional(Entity entity, Side side) {
    return side.kind() == Kind.BELONGS_TO
        && now(entity).key(side.foreignKey()).map(KeyColumn::nullable).orElse(false);
  }

  private void keep(Entity entity) {
    entities.put(entity.id(), entity);
  }
}
