package dev.kinship.plan.relate;

import dev.kinship.library.Models;
import dev.kinship.model.Entity;
import dev.kinship.model.Field;
import dev.kinship.model.Sentence;
import dev.kinship.plan.PlanDraft;
import dev.kinship.schema.ColumnType;
import java.util.List;
import java.util.Optional;

/**
 * Sees to the keys: the parent's must be one that a field can point to, the child's must match it.
 */
final class KeyPlanner {
  private static final List<String> USUAL = List.of("id");

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
    ensurePrimaryKey(child);
    Field target = draft.now(parent).keyField().orElseThrow();
    if (!target.column().equals(target.name())) {
      throw Refusals.renamedKey(parent, target);
    }
    Optional<Boolean> optional = sentence.details().optional();
    Optional<Field> present = draft.now(child).field(key);
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
    draft.addKey(
        child,
        new Field(key, key, target.written(), target.type(), optional, child.place()),
        parent);
  }

  private void check(
      Entity child, Entity parent, Field key, Field target, Optional<Boolean> optional) {
    if (draft.now(child).keyField().filter(key::equals).isPresent()) {
      throw Refusals.badKey(child, key.name(), "is its primary key");
    }
    if (!key.column().equals(key.name())) {
      throw Refusals.renamedKey(child, key);
    }
    if (!matches(key, target)) {
      throw Refusals.keyType(child, key, parent, target);
    }
    optional
        .filter(it -> it != key.nullable())
        .ifPresent(
            it -> {
              throw Refusals.keyRequired(child, key, it);
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
    if (entity.keyField().isPresent() || entity.primaryKey().size() > 1) {
      return;
    }
    if (!entity.primaryKey().equals(USUAL)) {
      throw Refusals.noKey(entity);
    }
    entity
        .field(USUAL.getFirst())
        .ifPresent(
            it -> {
              throw Refusals.renamedKey(entity, it);
            });
    ColumnType type = ColumnType.of(ColumnType.Kind.INTEGER);
    draft.addPrimaryKey(
        entity, new Field("id", "id", "int", Optional.of(type), true, entity.place()));
  }
}
