package dev.kinship.flow.verify;

import dev.kinship.database.Access;
import dev.kinship.plan.Plan.PlannedSide;
import java.util.List;
import java.util.Optional;

/**
 * What should be proved: {@code words} are models and relationships, {@code sides} what a plan has
 * written; all relationships if both are empty. {@code python} is the interpreter, {@code
 * migrations} the folder, {@code dialect} what it is written in; empty for the project's own.
 * {@code seconds} is how long one import order may take; {@code database} is one of the server to
 * use instead of SQLite.
 */
public record VerifyWish(
    List<String> words,
    List<PlannedSide> sides,
    Optional<String> python,
    Optional<String> migrations,
    Optional<String> dialect,
    int seconds,
    Optional<Access> database) {
  public VerifyWish {
    words = List.copyOf(words);
    sides = List.copyOf(sides);
  }

  /** Whether nothing is named. */
  boolean isOfAll() {
    return words.isEmpty() && sides.isEmpty();
  }

  /** Whether a plan has written a side of that class. */
  boolean hasSideOf(String model) {
    return sides.stream().anyMatch(it -> it.model().equals(model));
  }

  /** Whether a relationship of that class and name is among what a plan has written. */
  boolean hasSide(String model, String name) {
    return sides.stream().anyMatch(it -> it.model().equals(model) && it.name().equals(name));
  }
}
