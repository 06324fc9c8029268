package dev.kinship.plan;

import dev.kinship.model.Entity;

/** A foreign key: {@code field} of the model whose id is {@code child}. */
public record ChildKey(String child, String field) {
  public ChildKey(Entity child, String field) {
    this(child.id(), field);
  }
}
