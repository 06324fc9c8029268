package dev.kinship.plan.remove;

import dev.kinship.model.ModelName;
import dev.kinship.text.Nfkc;

/**
 * A relationship to remove, by the name that one of its models gives it. {@code dropKey}: with the
 * key field and its column; {@code force}: even if code seems to use it.
 */
public record RemovalWish(ModelName model, String relation, boolean dropKey, boolean force) {
  public RemovalWish {
    relation = Nfkc.of(relation);
  }

  /** {@code Order.user}. */
  @Override
  public String toString() {
    return model + "." + relation;
  }
}
