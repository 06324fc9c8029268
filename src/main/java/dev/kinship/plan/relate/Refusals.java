package dev.kinship.plan.relate;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.diagnostic.Rule;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.NewField;
import dev.kinship.model.Sentence;
import dev.kinship.naming.Words;
import dev.kinship.plan.PlanRules;
import dev.kinship.text.Place;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The refusals of a sentence that cannot be planned, each with its places and a way on. */
public final class Refusals {
  private Refusals() {}

  static Refused mixedFlavours(Entity source, Entity target, Words words) {
    return new Refused(
        RelateRules.MIXED_FLAVOURS,
        "`%s` is %s and `%s` is %s: the library cannot relate the two"
            .formatted(
                source.name(), source.flavour().word(), target.name(), target.flavour().word()),
        List.of(is(source), is(target)),
        "give both the same base, " + words.bases());
  }

  static Refused otherFlavour(Entity source, Entity target, String flag) {
    return new Refused(
        RelateRules.OTHER_FLAVOUR,
        "`%s` and `%s` are %s, but `--%s` was given"
            .formatted(source.name(), target.name(), source.flavour().word(), flag),
        List.of(is(source), is(target)),
        "leave `--%s` out: the base classes of the models decide".formatted(flag));
  }

  static Refused compositeKey(Entity parent) {
    return new Refused(
        RelateRules.COMPOSITE_KEY,
        "`%s` has a primary key of %d columns, and one key field cannot point to it"
            .formatted(parent.name(), parent.primaryKey().size()),
        List.of(new Label(parent.place(), "its key is " + String.join(", ", parent.primaryKey()))),
        "give it a key of its own, `id`, and make the columns unique together");
  }

  static Refused unusableKey(Entity entity, Field field, String reason) {
    return new Refused(
        RelateRules.RENAMED_KEY,
        "the key `%s.%s` %s".formatted(entity.name(), field.name(), reason),
        List.of(new Label(field.place(), "renamed here")),
        "name the field like its column, `%s`".formatted(field.column()));
  }

  static Refused noKey(Entity entity, Words words) {
    String key = entity.primaryKey().isEmpty() ? "?" : entity.primaryKey().get(0);
    return new Refused(
        RelateRules.NO_KEY,
        "`%s` has the primary key `%s`, but no field declares it".formatted(entity.name(), key),
        List.of(new Label(entity.place(), "this model")),
        "declare the field, for example `%s`".formatted(words.fieldCode(key)));
  }

  static Refused badKey(Entity child, String key, String reason) {
    String near = key.strip().replaceAll("\\W+", "_");
    return new Refused(
        RelateRules.BAD_KEY,
        "`%s` cannot be a key of `%s`: it %s".formatted(key, child.name(), reason),
        List.of(new Label(child.place(), "this model would hold the key")),
        near.equals(key) || !near.matches("[A-Za-z]\\w*")
            ? "choose another one with --foreign-key NAME"
            : "choose another one, for example --foreign-key " + near);
  }

  static Refused badField(Entity entity, String field, String reason) {
    return new Refused(
        CommonRules.BAD_NAME,
        "a field of `%s` cannot be called `%s`: it %s".formatted(entity.name(), field, reason),
        "choose another name");
  }

  static Refused severalNewModels(NewField field, List<Entity> created) {
    String owner = created.getFirst().name();
    return new Refused(
        CommonRules.WRONG_USAGE,
        "the field `%s` could be one of %s, which are all created"
            .formatted(
                field.name(),
                String.join(", ", created.stream().map(it -> "`" + it.name() + "`").toList())),
        "name the model: --fields %s.%s".formatted(owner, field));
  }

  static Refused noNewModel(NewField field, List<Entity> models) {
    return new Refused(
        RelateRules.NO_NEW_MODEL,
        "the sentence creates no model for the field `%s`".formatted(field),
        models.stream().map(it -> new Label(it.place(), "this model exists")).toList(),
        "leave --fields out, and write the field and its column yourself");
  }

  static Refused notNew(NewField field, Entity owner) {
    return new Refused(
        RelateRules.NO_NEW_MODEL,
        "`%s` exists and has no field `%s`".formatted(owner.name(), field),
        List.of(new Label(owner.place(), "this model exists")),
        "leave --fields out, and write the field and its column yourself");
  }

  static Refused madeWithout(Entity child, String key, Place place) {
    return new Refused(
        RelateRules.MADE_WITHOUT,
        "`%s` cannot be a required key of `%s`: a module makes one without it when it is imported"
            .formatted(key, child.name()),
        List.of(new Label(place, "would fail without `%s`".formatted(key))),
        "pass --optional, or make this one in a function");
  }

  static Refused keyType(Entity child, KeyColumn key, Entity parent, Field target) {
    return new Refused(
        CommonRules.KEY_TYPE,
        "`%s.%s` is `%s`, and the key it would point to, `%s.%s`, is `%s`: they would never match"
            .formatted(
                child.name(),
                key.name(),
                key.written(),
                parent.name(),
                target.name(),
                target.written()),
        List.of(
            new Label(place(child, key), "`" + key.written() + "`"),
            new Label(target.place(), "`" + target.written() + "`")),
        "give both the same type, or choose another key with --foreign-key NAME");
  }

  static Refused keyRequired(Entity child, KeyColumn key, boolean wantedOptional) {
    return new Refused(
        RelateRules.OTHER_RELATIONSHIP,
        "`%s.%s` is %s, but `--%s` was given"
            .formatted(
                child.name(),
                key.name(),
                key.nullable() ? "optional" : "required",
                wantedOptional ? "optional" : "required"),
        List.of(new Label(place(child, key), "`" + key.written() + "`")),
        "change the field, or leave the flag out");
  }

  static Refused badName(Entity entity, String name, String reason, String flag) {
    return new Refused(
        CommonRules.BAD_NAME,
        "a relationship of `%s` cannot be called `%s`: it %s"
            .formatted(entity.name(), name, reason),
        List.of(new Label(entity.place(), "it would be declared here")),
        "choose another name with %s NAME".formatted(flag));
  }

  static Refused taken(Entity entity, String name, String reason, String flag) {
    return new Refused(
        CommonRules.NAME_TAKEN,
        "a relationship of `%s` cannot be called `%s`: that name %s"
            .formatted(entity.name(), name, reason),
        List.of(
            entity
                .field(name)
                .map(it -> new Label(it.place(), "taken here"))
                .orElseGet(() -> new Label(entity.place(), "it would be declared here"))),
        "choose another name with %s NAME".formatted(flag));
  }

  static Refused hides(Entity entity, String name, Place use, String flag) {
    return new Refused(
        CommonRules.NAME_TAKEN,
        "`%s.%s` would hide the `%s` that the class itself uses"
            .formatted(entity.name(), name, name),
        List.of(
            new Label(use, "used here"), new Label(entity.place(), "it would be declared here")),
        "choose another name with %s NAME".formatted(flag));
  }

  static Refused other(Entity entity, Declaration there, String message, String help) {
    return new Refused(
        RelateRules.OTHER_RELATIONSHIP,
        message,
        List.of(new Label(there.place(), "`%s.%s`".formatted(entity.name(), there.name()))),
        help);
  }

  static Refused noGoodName(Entity entity, String name, Declaration there, List<String> choices) {
    return nameOfAnother(RelateRules.NO_GOOD_NAME, entity, name, there, choices);
  }

  /** The same for a name that was asked for. */
  static Refused nameOfAnother(
      Entity entity, String name, Declaration there, List<String> choices) {
    return nameOfAnother(CommonRules.NAME_TAKEN, entity, name, there, choices);
  }

  private static Refused nameOfAnother(
      Rule rule, Entity entity, String name, Declaration there, List<String> choices) {
    boolean planned = there.place().equals(entity.place());
    return new Refused(
        rule,
        planned
            ? "`%s.%s` will already be a relationship with another key or another model"
                .formatted(entity.name(), name)
            : "`%s.%s` is already a relationship with another key or another model"
                .formatted(entity.name(), name),
        List.of(new Label(there.place(), planned ? "will be declared here" : "declared here")),
        "choose a name for this one: " + String.join(" or ", choices));
  }

  /** A key from a model to itself of which an end has no name; {@code kind} is what that end is. */
  static Refused rolesWanted(
      Entity entity, String key, String kind, List<String> here, List<String> there) {
    String choices =
        Stream.of(here, there)
            .filter(it -> !it.isEmpty())
            .map(it -> String.join(" or ", it))
            .collect(Collectors.joining(", and "));
    return new Refused(
        RelateRules.NO_GOOD_NAME,
        "`%s` refers to itself by `%s`, from which no name follows for its %s"
            .formatted(entity.name(), key, kind),
        List.of(
            entity
                .key(key)
                .map(it -> place(entity, it))
                .filter(it -> !it.equals(entity.place()))
                .map(it -> new Label(it, "this key"))
                .orElseGet(() -> new Label(entity.place(), "this model"))),
        "choose a name: " + choices);
  }

  static Refused sameName(Entity entity, String name, String other) {
    return new Refused(
        RelateRules.NO_GOOD_NAME,
        "both ends of this relationship of `%s` with itself would be called `%s`"
            .formatted(entity.name(), name),
        "name the other end: --inverse-of %s".formatted(other));
  }

  static Refused unreadableKey(Declared side) {
    return other(
        side.owner(),
        side.side(),
        "the key of `%s` cannot be read, and it may be the one that is asked for".formatted(side),
        "write its key as a string");
  }

  static Refused keySpelled(Entity child, String key, KeyColumn other, String flag) {
    return aboutKeys(
        child,
        "`%s` has no `%s`, but `%s`, which is the same name in another spelling"
            .formatted(child.name(), key, other.name()),
        List.of(other),
        "pass %s %s, or declare `%s` first if you want both".formatted(flag, other.name(), key));
  }

  /** A model that refers to itself by a key that it may have already, or by a new one. */
  static Refused ownKey(Entity entity, List<KeyColumn> keys, List<String> choices, String added) {
    return new Refused(
        RelateRules.NO_GOOD_NAME,
        "`%s` refers to itself: its key needs a name that shows the role of the other one"
            .formatted(entity.name()),
        keys.stream().map(it -> new Label(place(entity, it), "may be the key")).toList(),
        keys.isEmpty()
            ? "name the key, for example " + added
            : "choose the key: %s, or %s for a new one"
                .formatted(String.join(" or ", choices), added));
  }

  static Refused severalKeys(Entity child, Entity parent, List<KeyColumn> keys, String flag) {
    return aboutKeys(
        child,
        "%s of `%s` may each be the key to `%s`"
            .formatted(names(keys), child.name(), parent.name()),
        keys,
        "choose one: " + choices(keys, flag));
  }

  static Refused otherKey(
      Entity child, Entity parent, String usual, List<KeyColumn> others, String flag) {
    return aboutKeys(
        child,
        "`%s` has no `%s`, but %s, which may be the key to `%s`"
            .formatted(child.name(), usual, names(others), parent.name()),
        others,
        "choose the key: %s, or %s %s for a new one".formatted(choices(others, flag), flag, usual));
  }

  /** Another sentence of the same run has made something else of it. */
  static Refused notSoAnyMore(Sentence sentence) {
    return new Refused(
        PlanRules.CONTRADICTION,
        "`%s` does not hold together with the other sentences".formatted(sentence),
        "run it alone to see what contradicts it");
  }

  private static Refused aboutKeys(
      Entity child, String message, List<KeyColumn> keys, String help) {
    List<Label> labels =
        keys.stream().map(it -> new Label(place(child, it), "`" + it.name() + "`")).toList();
    return new Refused(PlanRules.OTHER_KEY, message, labels, help);
  }

  private static String names(List<KeyColumn> keys) {
    return keys.stream().map(it -> "`" + it.name() + "`").collect(Collectors.joining(" and "));
  }

  private static String choices(List<KeyColumn> keys, String flag) {
    return keys.stream().map(it -> flag + " " + it.name()).collect(Collectors.joining(", or "));
  }

  private static Label is(Entity entity) {
    return new Label(entity.place(), entity.flavour().word());
  }

  /** The field that holds the key, or the model if it has none. */
  private static Place place(Entity child, KeyColumn key) {
    return key.field().map(Field::place).orElse(child.place());
  }
}
