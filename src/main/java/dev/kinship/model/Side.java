package dev.kinship.model;

import java.util.Optional;

/** What one entity declares of a relationship. */
public sealed interface Side {
  /** The entity at the other end. */
  Entity other();

  /** The field that holds the key to the entity that is the parent. */
  String foreignKey();

  Kind kind();

  /** The join entity of a has_many_through; empty for the others. */
  default Optional<Entity> through() {
    return Optional.empty();
  }

  /** The join entity's key to {@code other}; empty for all but a has_many_through. */
  default Optional<String> targetForeignKey() {
    return Optional.empty();
  }

  /** The declaring entity holds the key to {@code other}. */
  record BelongsTo(Entity other, String foreignKey) implements Side {
    @Override
    public Kind kind() {
      return Kind.BELONGS_TO;
    }
  }

  /** {@code other} holds the key, which is unique. */
  record HasOne(Entity other, String foreignKey) implements Side {
    @Override
    public Kind kind() {
      return Kind.HAS_ONE;
    }
  }

  /** {@code other} holds the key. */
  record HasMany(Entity other, String foreignKey) implements Side {
    @Override
    public Kind kind() {
      return Kind.HAS_MANY;
    }
  }

  /**
   * The join entity holds both keys: {@code near}'s to the declaring entity, {@code far}'s to
   * {@code other}.
   */
  record HasManyThrough(Entity other, Link.Direct near, Link.Direct far) implements Side {
    @Override
    public String foreignKey() {
      return near.foreignKey();
    }

    @Override
    public Optional<Entity> through() {
      return Optional.of(near.child());
    }

    @Override
    public Optional<String> targetForeignKey() {
      return Optional.of(far.foreignKey());
    }

    @Override
    public Kind kind() {
      return Kind.HAS_MANY_THROUGH;
    }
  }
}
