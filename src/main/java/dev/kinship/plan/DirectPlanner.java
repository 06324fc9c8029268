package dev.kinship.plan;

import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Declaration;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Kind;
import dev.kinship.model.Link;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Inverse;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.OnDelete;
import dev.kinship.target.Models;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans one belongs_to, has_one or has_many: from whatever is there to both sides and the key. */
final class DirectPlanner {
  private final Models models;
  private final Names names;
  private final Draft draft;

  DirectPlanner(Models models, Names names, Draft draft) {
    this.models = models;
    this.names = names;
    this.draft = draft;
  }

  /** One end while it is being planned; {@code wanted} is its name as asked for. */
  private record End(
      Entity entity,
      Kind kind,
      Entity other,
      Optional<String> wanted,
      boolean unwanted,
      String flag,
      Optional<Declaration> there) {}

  void plan(Sentence sentence, Entity source, Entity target) {
    checkFlavours(sentence, source, target);
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    Entity child = holdsKey ? source : target;
    Entity parent = holdsKey ? target : source;
    String key = new KeyChoice(sentence, child, parent).key();
    planKey(sentence, child, parent, key);
    Kind wayBack = wayBack(sentence, child, parent, key);
    Link.Direct link =
        new Link.Direct(draft.now(child), draft.now(parent), key, wayBack == Kind.HAS_ONE);
    End here = end(child, Kind.BELONGS_TO, parent, key, sentence, holdsKey);
    End there = end(parent, wayBack, child, key, sentence, !holdsKey);
    Optional<String> hereName = name(here, there, Names.ofParent(key, parent.name()), key);
    Optional<String> thereName =
        name(there, here, names.ofChild(child.name(), key, parent.name(), !link.unique()), key);
    if (child.id().equals(parent.id()) && hereName.equals(thereName)) {
      throw sameName(here, hereName.orElseThrow(), key, !link.unique());
    }
    declare(here, hereName, link.here(), thereName);
    declare(there, thereName, link.there(), hereName);
    boolean optional = draft.now(child).field(key).map(Field::nullable).orElse(false);
    OnDelete onDelete = onDelete(sentence, child, key, optional);
    draft.link(new Draft.PlannedLink(link, hereName, thereName, optional, onDelete));
  }

  private static void checkFlavours(Sentence sentence, Entity source, Entity target) {
    if (source.flavour() != target.flavour()) {
      throw Refusals.mixedFlavours(source, target);
    }
    sentence
        .details()
        .flavour()
        .filter(it -> it != source.flavour())
        .ifPresent(
            it -> {
              throw Refusals.otherFlavour(source, target, it.word());
            });
  }

  private static OnDelete onDelete(Sentence sentence, Entity child, String key, boolean optional) {
    OnDelete wanted = sentence.details().onDelete();
    if (wanted == OnDelete.SET_NULL && !optional) {
      throw new Refused(
          Rule.BAD_KEY,
          "`--on-delete set-null` cannot work: `%s.%s` is required".formatted(child.name(), key),
          "add --optional, or say another --on-delete");
    }
    return wanted;
  }

  /** The parent's key must be one that a field can point to, the child's one that points there. */
  private void planKey(Sentence sentence, Entity child, Entity parent, String key) {
    ensurePrimaryKey(parent);
    ensurePrimaryKey(child);
    Field target = draft.now(parent).keyField().orElseThrow();
    Optional<Boolean> wantedOptional = sentence.details().optional();
    Optional<Field> present = draft.now(child).field(key);
    if (present.isEmpty()) {
      models
          .objectionToField(child, key)
          .ifPresent(
              it -> {
                throw Refusals.badKey(child, key, it);
              });
      boolean optional = wantedOptional.orElse(false);
      draft.addKey(
          child,
          new Field(key, key, target.written(), target.type(), optional, child.place()),
          parent);
      return;
    }
    Field field = present.get();
    if (draft.now(child).keyField().filter(field::equals).isPresent()) {
      throw Refusals.badKey(child, key, "is its primary key");
    }
    if (!field.column().equals(field.name())) {
      throw Refusals.renamedKey(child, field);
    }
    if (!matches(field, target)) {
      throw Refusals.keyType(child, field, parent, target);
    }
    wantedOptional
        .filter(it -> it != field.nullable())
        .ifPresent(
            it -> {
              throw Refusals.keyRequired(child, field, it);
            });
  }

  private static boolean matches(Field key, Field target) {
    Optional<ColumnType.Kind> one = key.type().map(ColumnType::kind);
    Optional<ColumnType.Kind> other = target.type().map(ColumnType::kind);
    return (one.isPresent() && other.isPresent())
        ? one.equals(other)
        : key.written().contains(target.written());
  }

  private void ensurePrimaryKey(Entity found) {
    Entity entity = draft.now(found);
    if (entity.primaryKey().size() > 1) {
      throw Refusals.compositeKey(entity);
    }
    if (entity.keyField().isEmpty()) {
      if (!entity.primaryKey().equals(List.of("id"))) {
        throw Refusals.noKey(entity);
      }
      ColumnType type = ColumnType.of(ColumnType.Kind.INTEGER);
      draft.addPrimaryKey(
          entity, new Field("id", "id", "int", Optional.of(type), true, entity.place()));
      return;
    }
    Field key = entity.keyField().get();
    if (!key.column().equals(key.name())) {
      throw Refusals.renamedKey(entity, key);
    }
  }

  /** What the parent declares: as said, else as it is there already, else has_many. */
  private Kind wayBack(Sentence sentence, Entity child, Entity parent, String key) {
    Entity now = draft.now(parent);
    Optional<Declaration> one = find(now, Kind.HAS_ONE, child, key);
    Optional<Declaration> many = find(now, Kind.HAS_MANY, child, key);
    Optional<Kind> said =
        sentence.kind() == Kind.BELONGS_TO
            ? sentence.details().inverseKind()
            : Optional.of(sentence.kind());
    Kind kind = said.orElse(one.isPresent() ? Kind.HAS_ONE : Kind.HAS_MANY);
    Optional<Declaration> other = kind == Kind.HAS_ONE ? many : one;
    if (other.isPresent()) {
      throw Refusals.other(
          now,
          other.get(),
          "`%s.%s` is a %s with the same key, and this would be a %s"
              .formatted(now.name(), other.get().name(), other.get().kind().word(), kind.word()),
          "take the other one away first, or say %s".formatted(other.get().kind().word()));
    }
    return kind;
  }

  private static Optional<Declaration> find(Entity entity, Kind kind, Entity other, String key) {
    return entity.relations().stream().filter(it -> it.is(kind, other.name(), key)).findFirst();
  }

  private End end(
      Entity entity, Kind kind, Entity other, String key, Sentence sentence, boolean isSource) {
    Inverse inverse = sentence.details().inverse();
    Optional<String> wanted =
        isSource
            ? sentence.details().name()
            : inverse instanceof Inverse.Named it ? Optional.of(it.name()) : Optional.empty();
    return new End(
        entity,
        kind,
        other,
        wanted,
        !isSource && inverse instanceof Inverse.Unwanted,
        isSource ? "--name" : "--inverse-of",
        find(draft.now(entity), kind, other, key));
  }

  /**
   * The name of an end: what is there, what was asked for, what the other end says, what follows.
   */
  private Optional<String> name(End end, End opposite, String derived, String key) {
    Entity entity = draft.now(end.entity());
    if (end.there().isPresent()) {
      Declaration there = end.there().get();
      if (end.unwanted() || end.wanted().filter(it -> !it.equals(there.name())).isPresent()) {
        throw Refusals.other(
            entity,
            there,
            "this relationship is there already, as `%s.%s`".formatted(entity.name(), there.name()),
            end.unwanted()
                ? "leave `--inverse-of none` out"
                : "leave %s out, or say `%s`".formatted(end.flag(), there.name()));
      }
      return Optional.of(there.name());
    }
    if (end.unwanted()) {
      return Optional.empty();
    }
    Optional<String> foretold = opposite.there().flatMap(Declaration::inverseOf);
    String name = end.wanted().or(() -> foretold).orElse(derived);
    check(end, name, key);
    return Optional.of(name);
  }

  private void check(End end, String name, String key) {
    Entity entity = draft.now(end.entity());
    if (!models.isName(name)) {
      throw Refusals.badName(entity, name, "is no name that an attribute can have", end.flag());
    }
    Optional<Declaration> other = entity.relation(name);
    if (other.isPresent()) {
      throw Refusals.noGoodName(entity, name, other.get(), choices(end, key));
    }
    models
        .objection(entity, name)
        .ifPresent(
            it -> {
              throw Refusals.taken(entity, name, it, end.flag());
            });
  }

  /** Names that are free and that a person might have chosen, as flags to type. */
  private List<String> choices(End end, String key) {
    Entity entity = draft.now(end.entity());
    List<String> candidates = new ArrayList<>();
    if (end.kind() != Kind.BELONGS_TO) {
      candidates.add(names.ofChildByRole(end.other().name(), key, end.kind() == Kind.HAS_MANY));
    }
    List<String> free =
        candidates.stream()
            .filter(it -> entity.relation(it).isEmpty() && models.objection(entity, it).isEmpty())
            .map(it -> end.flag() + " " + it)
            .toList();
    List<String> choices = new ArrayList<>(free);
    choices.add(end.flag() + " NAME");
    return choices;
  }

  private Refused sameName(End here, String name, String key, boolean many) {
    return new Refused(
        Rule.NO_GOOD_NAME,
        "both ends of this relationship of `%s` with itself would be called `%s`"
            .formatted(here.entity().name(), name),
        "say the other end's name: --inverse-of %s"
            .formatted(names.ofChildByRole(here.entity().name(), key, many)));
  }

  private void declare(
      End end, Optional<String> name, dev.kinship.model.Side side, Optional<String> inverse) {
    if (name.isEmpty()) {
      return;
    }
    if (end.there().isEmpty()) {
      draft.addRelation(end.entity(), name.get(), side, inverse);
      return;
    }
    Declaration there = end.there().get();
    if (inverse.isEmpty() || there.inverseOf().equals(inverse)) {
      return;
    }
    if (there.inverseOf().isPresent()) {
      throw Refusals.other(
          draft.now(end.entity()),
          there,
          "`%s.%s` says that its inverse is `%s`, and this would be `%s`"
              .formatted(end.entity().name(), there.name(), there.inverseOf().get(), inverse.get()),
          "correct its `inverse_of`, or say `%s`".formatted(there.inverseOf().get()));
    }
    draft.addInverse(end.entity(), there, inverse.get());
  }
}
