package dev.kinship.plan.describe;

import dev.kinship.model.Declared;
import dev.kinship.model.Relationships;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The two ends of a relationship that one sentence expresses; {@code several} if its keys have
 * further ends, so that a sentence must name the two.
 */
record BothEnds(Optional<Declared> forth, Optional<Declared> back, boolean several) {
  /** The first two that lead to each other, else the first one. */
  static BothEnds of(Relationships relationships, List<Declared> forths, List<Declared> backs) {
    boolean several = forths.size() > 1 || backs.size() > 1;
    for (Declared it : forths) {
      Optional<Declared> back = back(relationships, it, backs);
      if (back.isPresent()) {
        return new BothEnds(Optional.of(it), back, several);
      }
    }
    return forths.isEmpty()
        ? new BothEnds(Optional.empty(), backs.stream().findFirst(), several)
        : new BothEnds(Optional.of(forths.getFirst()), Optional.empty(), several);
  }

  private static Optional<Declared> back(
      Relationships relationships, Declared forth, List<Declared> backs) {
    return relationships
        .inverse(forth)
        .filter(it -> backs.stream().anyMatch(it::isSame))
        .filter(it -> relationships.inverse(it).filter(forth::isSame).isPresent());
  }

  boolean contains(Declared side) {
    return both().anyMatch(side::isSame);
  }

  /** One of the two. */
  Declared any() {
    return both().findFirst().orElseThrow();
  }

  private Stream<Declared> both() {
    return Stream.concat(forth.stream(), back.stream());
  }
}
