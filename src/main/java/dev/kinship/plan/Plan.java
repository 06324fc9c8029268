package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.model.Kind;
import dev.kinship.text.Change;
import java.util.List;
import java.util.Optional;

/**
 * Everything that a run would write, as a value: what is shown, stored and committed is this.
 * {@code sentences} are what the user asked for, {@code sides} what the models then declare, two
 * for each relationship as a rule, {@code notes} what the user should know before saying yes.
 */
public record Plan(
    List<String> sentences, List<PlannedSide> sides, List<Change> changes, List<Diagnostic> notes) {
  public static final Plan EMPTY = new Plan(List.of(), List.of(), List.of(), List.of());

  public Plan {
    sentences = List.copyOf(sentences);
    sides = List.copyOf(sides);
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /**
   * One side of a relationship, there already or to be written; {@code meaning} is a plain
   * sentence.
   */
  public record PlannedSide(
      String model,
      String name,
      Kind kind,
      String target,
      String foreignKey,
      Optional<String> inverse,
      String meaning) {}

  /** Whether everything is there already. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
