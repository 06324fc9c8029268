package dev.kinship.plan.relate;

import dev.kinship.library.Models;
import dev.kinship.model.Declared;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Kind;
import dev.kinship.model.ModelName;
import dev.kinship.model.Relationships;
import dev.kinship.naming.KeyNames;
import dev.kinship.naming.RelationNames;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields of {@code child} that may be its key to {@code parent} under another name. */
record ExistingKeys(
    Models models, Relationships relationships, RelationNames names, Entity child, Entity parent) {
  /** How many choices a refusal lists. */
  private static final int MOST = 3;

  /** The key that is named after the parent. */
  String usual() {
    return names.foreignKey(parent);
  }

  /** Whether the child has that key; to itself its primary key cannot lead. */
  boolean hasUsual() {
    return child.key(usual()).filter(it -> !isOwn() || !isPrimary(it)).isPresent();
  }

  /** The key of a relationship with that name. */
  String keyOf(String role) {
    return names.keyOfRole(role);
  }

  /** Whether a model is related to itself. */
  boolean isOwn() {
    return child.id().equals(parent.id());
  }

  /** The keys by which the two are already related, on whichever side that is declared. */
  List<String> declared() {
    return related().flatMap(it -> it.side().foreignKey().stream()).distinct().toList();
  }

  /** A relationship of the two of which no key can be read. */
  Optional<Declared> unreadable() {
    return related().filter(it -> it.side().foreignKey().isEmpty()).findFirst();
  }

  private Stream<Declared> related() {
    return Stream.concat(
        sides(child, true).filter(it -> relationships.leadsTo(it, parent)),
        sides(parent, false).filter(it -> relationships.leadsTo(it, child)));
  }

  /** Those that spell the usual key in another way: {@code UserId}, {@code id_user}. */
  List<KeyColumn> spelledOtherwise() {
    String usual = usual();
    return keys()
        .filter(it -> spells(it, usual) || (isMarkedLike(it, usual) && fits(it)))
        .filter(it -> !isOwn() || !isPrimary(it))
        .toList();
  }

  /** {@code author_uuid} and {@code fk_author} are read like {@code author_id}. */
  private boolean isMarkedLike(KeyColumn key, String name) {
    return KeyNames.sameRole(key.name(), name) || KeyNames.sameRole(key.column(), name);
  }

  /** The key to the parent that has this role in its name, in whatever spelling. */
  Optional<KeyColumn> ofRole(String role) {
    String key = keyOf(role);
    return keys()
        .filter(it -> !isPrimary(it) && (spells(it, key) || isMarkedLike(it, key)) && fits(it))
        .findFirst();
  }

  /**
   * The keys that may lead from the model to itself: those with a role that is not another model.
   */
  List<KeyColumn> own() {
    return keys()
        .filter(it -> !isPrimary(it) && fits(it) && !isUsed(it))
        .filter(it -> leadsBack(it.name()))
        .limit(MOST)
        .toList();
  }

  private boolean leadsBack(String key) {
    return names.role(key, parent).isPresent() ? !isKeyOfAnother(key) : itself(key).isKnown();
  }

  /** The key as one that leads from the model to itself. */
  SelfReference itself(String key) {
    return new SelfReference(names, child, key);
  }

  /** Whether the child belongs to the parent by that key. */
  boolean isHeld(String key) {
    return sides(child, true)
        .filter(it -> relationships.leadsTo(it, parent))
        .anyMatch(it -> it.side().foreignKey().equals(Optional.of(key)));
  }

  private boolean fits(KeyColumn key) {
    return KeyPlanner.matches(key, primaryKey());
  }

  /** The first that spells {@code key} in another way. */
  Optional<KeyColumn> spelling(String key) {
    return keys().filter(it -> spells(it, key)).findFirst();
  }

  /**
   * Those that no relationship uses and that name the parent beside a role, as {@code home_team_id}
   * does, or its primary key, as {@code country_code} does.
   */
  List<KeyColumn> naming() {
    return isOwn()
        ? List.of()
        : keys()
            .filter(it -> !isPrimary(it) && names(it.name()))
            .filter(this::fits)
            .filter(it -> !isUsed(it))
            .toList();
  }

  private Stream<KeyColumn> keys() {
    return Stream.concat(child.fields().stream().map(KeyColumn::of), child.keys().stream());
  }

  private static boolean spells(KeyColumn key, String name) {
    return KeyNames.alike(key.name(), name) || KeyNames.alike(key.column(), name);
  }

  private boolean isPrimary(KeyColumn key) {
    return child.primaryKey().equals(List.of(key.column()));
  }

  private boolean names(String key) {
    return names.isForeignKeyOfRole(key, parent) ? !isKeyOfAnother(key) : isPrimaryKeyOfParent(key);
  }

  /** {@code purchase_order_id} is the key to a PurchaseOrder, if there is such a model. */
  private boolean isKeyOfAnother(String key) {
    String role = names.ofParent(key, parent);
    String model =
        Arrays.stream(role.split("_", -1))
            .filter(it -> !it.isEmpty())
            .map(it -> it.substring(0, 1).toUpperCase(Locale.ROOT) + it.substring(1))
            .collect(Collectors.joining());
    return models.has(new ModelName(Optional.empty(), model));
  }

  /** {@code country_code} for the primary key `code` or `country_code` of a Country. */
  private boolean isPrimaryKeyOfParent(String key) {
    String primary = primaryKey().name();
    String inParent = parent.name() + "_" + primary;
    return KeyNames.alike(key, inParent)
        || (KeyNames.alike(key, primary) && KeyNames.isAbout(primary, parent.name()));
  }

  private Field primaryKey() {
    return parent.keyField().orElseGet(() -> models.library().primaryKey(parent.place()));
  }

  private boolean isUsed(KeyColumn key) {
    return declared().contains(key.name())
        || sides(child, true)
            .anyMatch(it -> it.side().foreignKey().equals(Optional.of(key.name())));
  }

  private static Stream<Declared> sides(Entity owner, boolean holdsKey) {
    return Relationships.of(owner)
        .filter(it -> it.side().kind() != Kind.HAS_MANY_THROUGH)
        .filter(it -> (it.side().kind() == Kind.BELONGS_TO) == holdsKey);
  }
}
