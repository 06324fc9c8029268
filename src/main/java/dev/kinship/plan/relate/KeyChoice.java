package dev.kinship.plan.relate;

import dev.kinship.diagnostic.Refused;
import dev.kinship.model.Declaration;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.Sentence;
import dev.kinship.model.Sentence.Inverse;
import java.util.List;
import java.util.Optional;

/**
 * Chooses the key of a relationship: the given one, else the existing one, else one named after the
 * parent.
 */
record KeyChoice(Sentence sentence, ExistingKeys existing, String flag) {
  private static final String PARENT = "parent";

  /**
   * The name of a child's key. {@code flag} is the flag that would choose another one; it is empty
   * if the user or the code has chosen this one, and it is not named after the parent only.
   */
  record ChosenKey(String name, Optional<String> flag) {
    /** A key that a flag or a relationship gives. */
    static ChosenKey given(String name) {
      return new ChosenKey(name, Optional.empty());
    }

    /** A key that is named after the parent; {@code flag} would choose another one. */
    static ChosenKey derived(String name, String flag) {
      return new ChosenKey(name, Optional.of(flag));
    }
  }

  /** The child's key. Refuses if it would come beside one that seems to be the same. */
  ChosenKey key() {
    existing
        .unreadable()
        .ifPresent(
            it -> {
              throw Refusals.unreadableKey(it);
            });
    Optional<String> given = sentence.details().foreignKey();
    if (given.isPresent()) {
      return ChosenKey.given(given(given.get()));
    }
    Optional<String> named = ofNamedSide().or(this::ofRole);
    if (named.isPresent()) {
      return ChosenKey.given(named.get());
    }
    if (isSecond()) {
      return ChosenKey.derived(wanted(), flag);
    }
    Optional<String> usual = usual();
    List<String> declared = existing.declared();
    if (usual.isEmpty() && sentence.details().name().isEmpty() && !declared.isEmpty()) {
      return ChosenKey.given(only(declared));
    }
    return usual
        .map(it -> declared.contains(it) ? ChosenKey.given(it) : ChosenKey.derived(it, flag))
        .orElseGet(this::derived);
  }

  /** Refuses a new key that only its spelling tells from an existing one. */
  private String given(String key) {
    Entity child = existing.child();
    Optional<KeyColumn> other =
        child.key(key).isPresent() ? Optional.empty() : existing.spelling(key);
    if (other.isPresent()) {
      throw Refusals.keySpelled(child, key, other.get(), flag);
    }
    return key;
  }

  /** The key that is named after the parent, in whatever spelling the child has it. */
  private Optional<String> usual() {
    if (existing.hasUsual()) {
      return Optional.of(existing.usual());
    }
    List<KeyColumn> spelled = existing.spelledOtherwise();
    List<String> declared = existing.declared();
    Optional<String> related =
        spelled.stream().map(KeyColumn::name).filter(declared::contains).findFirst();
    if (related.isEmpty() && spelled.size() > 1) {
      throw Refusals.severalKeys(existing.child(), existing.parent(), spelled, flag);
    }
    return related.or(() -> spelled.stream().map(KeyColumn::name).findFirst());
  }

  private ChosenKey derived() {
    Entity child = existing.child();
    Entity parent = existing.parent();
    if (existing.isOwn() && role().isEmpty()) {
      return existing
          .ofRole(PARENT)
          .map(it -> ChosenKey.given(it.name()))
          .orElseThrow(() -> ownKey(child));
    }
    List<KeyColumn> others = existing.naming();
    if (!others.isEmpty()) {
      throw Refusals.otherKey(child, parent, wanted(), others, flag);
    }
    return ChosenKey.derived(wanted(), flag);
  }

  private Refused ownKey(Entity child) {
    List<KeyColumn> keys = existing.own();
    List<String> choices = keys.stream().map(it -> existing.itself(it.name()).flags(flag)).toList();
    return Refusals.ownKey(sentence, child, keys, choices, flag + " " + existing.keyOf(PARENT));
  }

  /** What the child is to call its parent, if the user gives that name: it names the key too. */
  private Optional<String> role() {
    Optional<String> name =
        sentence.kind() == Kind.BELONGS_TO
            ? sentence.details().name()
            : sentence.details().inverse() instanceof Inverse.Named it
                ? Optional.of(it.name())
                : Optional.empty();
    return name.filter(existing.models()::isName);
  }

  /** The child's key that has this role in its name. */
  private Optional<String> ofRole() {
    return role().flatMap(existing::ofRole).map(KeyColumn::name);
  }

  /** The name of a new key. */
  private String wanted() {
    return role().map(existing::keyOf).orElseGet(existing::usual);
  }

  /** Whether the child belongs to the parent by the usual key already, under another name. */
  private boolean isSecond() {
    return sentence.kind() == Kind.BELONGS_TO
        && role().isPresent()
        && usual().filter(existing::isHeld).isPresent();
  }

  /** The key of the side that {@code --name} means, if it is there. */
  private Optional<String> ofNamedSide() {
    boolean holdsKey = sentence.kind() == Kind.BELONGS_TO;
    Entity source = holdsKey ? existing.child() : existing.parent();
    Entity target = holdsKey ? existing.parent() : existing.child();
    return sentence
        .details()
        .name()
        .flatMap(source::relation)
        .filter(it -> it.kind() == sentence.kind())
        .filter(it -> existing.relationships().leadsTo(new Declared(source, it), target))
        .flatMap(Declaration::foreignKey);
  }

  private String only(List<String> declared) {
    if (declared.size() == 1) {
      return declared.get(0);
    }
    throw new Refused(
        RelateRules.NO_GOOD_NAME,
        "`%s` and `%s` already have %d relationships"
            .formatted(existing.child().name(), existing.parent().name(), declared.size()),
        "choose one of their keys, or pass another key for a new one: "
            + String.join(" or ", declared.stream().map(it -> flag + " " + it).toList()));
  }
}
