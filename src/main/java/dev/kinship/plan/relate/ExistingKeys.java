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

  /** The key that is named after the parent. */
  String usual() {
    return names.foreignKey(parent.name());
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
    boolean itself = child.id().equals(parent.id());
    return keys()
        .filter(it -> spells(it, usual()))
        .filter(it -> !itself || !isPrimary(it))
        .toList();
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
    return child.id().equals(parent.id())
        ? List.of()
        : keys()
            .filter(it -> !isPrimary(it) && names(it.name()))
            .filter(it -> KeyPlanner.matches(it, primaryKey()))
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
    return names.isForeignKeyOfRole(key, parent.name())
        ? !isKeyOfAnother(key)
        : isPrimaryKeyOfParent(key);
  }

  /** {@code purchase_order_id} is the key to a PurchaseOrder, if there is such a model. */
  private boolean isKeyOfAnother(String key) {
    String role = names.ofParent(key, parent.name());
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
