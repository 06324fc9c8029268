package dev.kinship.model;

/** One relationship, held once; its two {@link Side}s are derived, so they cannot disagree. */
public sealed interface Link {
  /** What the first entity declares. */
  Side here();

  /** What the second entity declares, the inverse of {@link #here}. */
  Side there();

  /**
   * The child's table holds the key, a field called {@code foreignKey}; {@code unique} makes the
   * inverse a has_one.
   */
  record Direct(Entity child, Entity parent, String foreignKey, boolean unique) implements Link {
    @Override
    public Side here() {
      return new Side.BelongsTo(parent, foreignKey);
    }

    @Override
    public Side there() {
      return unique ? new Side.HasOne(child, foreignKey) : new Side.HasMany(child, foreignKey);
    }
  }

  /** Two direct links that meet in one join entity, the child of both. */
  record Through(Direct near, Direct far) implements Link {
    @Override
    public Side here() {
      return new Side.HasManyThrough(far.parent(), near, far);
    }

    @Override
    public Side there() {
      return new Side.HasManyThrough(near.parent(), /* near= */ far, /* far= */ near);
    }
  }
}
