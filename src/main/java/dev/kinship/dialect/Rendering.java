package dev.kinship.dialect;

import dev.kinship.schema.MigrationStep;
import java.util.List;

/** What a dialect makes of changes. */
public sealed interface Rendering {
  /**
   * The steps to take. {@code notes} are sentences on what the database will hold otherwise than
   * was asked for, or on what the user must know before running it.
   */
  record Steps(List<MigrationStep> steps, List<String> notes) implements Rendering {
    public Steps {
      steps = List.copyOf(steps);
      notes = List.copyOf(notes);
    }
  }

  /** Nothing can be written; {@code reason} is a sentence that says why. */
  record Refusal(String reason) implements Rendering {}
}
