package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.text.Change;
import java.util.List;

/**
 * Everything that a run would write, as a value: what is shown, stored and committed is this.
 * {@code sentences} are what the user asked for, {@code meanings} two plain sentences for each
 * relationship, {@code notes} what the user should know before saying yes.
 */
public record Plan(
    List<String> sentences, List<String> meanings, List<Change> changes, List<Diagnostic> notes) {
  public Plan {
    sentences = List.copyOf(sentences);
    meanings = List.copyOf(meanings);
    changes = List.copyOf(changes);
    notes = List.copyOf(notes);
  }

  /** Whether everything is there already. */
  public boolean isEmpty() {
    return changes.isEmpty();
  }
}
