package dev.kinship.model;

/** A declaration with the entity that makes it. */
public record Declared(Entity owner, Declaration side) {
  /** Whether it is the same declaration of the same model. */
  public boolean isSame(Declared other) {
    return owner.id().equals(other.owner().id()) && side.name().equals(other.side().name());
  }

  /** {@code Order.user}. */
  @Override
  public String toString() {
    return owner.name() + "." + side.name();
  }
}
