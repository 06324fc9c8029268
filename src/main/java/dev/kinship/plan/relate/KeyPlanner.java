package dev.kinship.plan.relate;

import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.KeyColumn;
import dev.kinship.model.Sentence;
import dev.kinship.plan.PlanDraft;
import dev.kinship.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * Sees to the keys: the parent's must be one that a field can point to, the child's must match it.
 */
final class KeyPlanner {
  private final Models models;
  private final PlanDraft draft;

  KeyPlanner(Models models, PlanDraft draft) {
    this.models = models;
    this.draft = draft;
  }

  /**
   * Checks the key field {@code key} of the child, or adds it; adds primary keys that are missing.
   */
  void plan(Sentence sentence, Entity child, Entity parent, String key) {
    if (parent.primaryKey().size() > 1) {
      throw Refusals.compositeKey(parent);
    }
    ensurePrimaryKey(parent);
    if (!draft.isKeyless(child)) {
      ensurePrimaryKey(child);
    }
    Field target = draft.now(parent).keyField().orElseThrow();
    requireUsable(parent, target);
    Optional<Boolean> optional = sentence.details().optional();
    Optional<KeyColumn> present = draft.now(child).key(key);
    if (present.isEmpty()) {
      add(child, parent, key, target, optional.orElse(false));
    } else {
      check(child, parent, present.get(), target, optional);
    }
  }

  private void add(Entity child, Entity parent, String key, Field target, boolean optional) {
    models
        .objectionToField(child, key)
        .ifPresent(
            it -> {
              throw Refusals.badKey(child, key, it);
            });
    models
        .hidden(child, key, true)
        .ifPresent(
            it -> {
              throw Refusals.hides(child, key, it, "--foreign-key");
            });
    Field field = new Field(key, key, target.written(), target.type(), optional, child.place());
    KeyColumn column = KeyColumn.of(field);
    boolean declared = models.library().declaresKeys() && !child.isTable();
    if (declared && !optional) {
      models
          .madeWithout(child, key)
          .ifPresent(
              it -> {
                throw Refusals.madeWithout(child, key, it);
              });
    }
    draft.addKey(child, declared ? column : column.withoutField(), parent);
  }

  private void check(
      Entity child, Entity parent, KeyColumn key, Field target, Optional<Boolean> optional) {
    if (draft.now(child).primaryKey().equals(List.of(key.column()))) {
      throw Refusals.badKey(child, key.name(), "is its primary key");
    }
    key.field().ifPresent(it -> requireUsable(child, it));
    if (key.field().isPresent() && !matches(key, target)) {
      throw Refusals.keyType(child, key, parent, target);
    }
    optional
        .filter(it -> it != key.nullable())
        .ifPresent(
            it -> {
              throw Refusals.keyRequired(child, key, it);
            });
  }

  static boolean matches(KeyColumn key, Field target) {
    Optional<ColumnType> one = key.type();
    Optional<ColumnType> other = target.type();
    return (one.isPresent() && other.isPresent())
        ? one.get().kind() == other.get().kind() || (one.get().isNumber() && other.get().isNumber())
        : key.written().contains(target.written());
  }

  private void ensurePrimaryKey(Entity found) {
    Entity entity = draft.now(found);
    if (entity.keyField().isPresent() || entity.primaryKey().size() > 1) {
      return;
    }
    Field usual = models.library().primaryKey(entity.place());
    if (!entity.primaryKey().equals(List.of(usual.column()))) {
      throw Refusals.noKey(entity, models.library().words());
    }
    entity.field(usual.name()).ifPresent(it -> requireUsable(entity, it));
    draft.addPrimaryKey(entity, usual);
  }

  /** Refuses a field that the library does not take as one end of a key. */
  private void requireUsable(Entity entity, Field field) {
    Optional<String> objection = models.objectionToKey(field);
    if (objection.isPresent()) {
      throw Refusals.unusableKey(entity, field, objection.get());
    }
  }
}
