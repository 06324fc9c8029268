package dev.kinship.model;

/** A declaration with the entity that makes it. */
public record Declared(Entity owner, Declaration side) {
  /** Whether it stands in the same place of the source. */
  public boolean isSame(Declared other) {
    return owner.id().equals(other.owner().id()) && side.name().equals(other.side().name());
  }

  /** {@code Order.user}. */
  @Override
  public String toString() {
    return owner.name() + "." + side.name();
  }
}
