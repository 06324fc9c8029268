package dev.kinship.dialect;

import dev.kinship.schema.MigrationStep;
import java.util.List;
import java.util.stream.Stream;

/** What a dialect makes of changes. */
public sealed interface Rendering {
  /** The same with more notes, if it is steps. */
  default Rendering noting(List<String> more) {
    return switch (this) {
      case Steps it ->
          new Steps(it.steps(), Stream.concat(it.notes().stream(), more.stream()).toList());
      case Refusal it -> it;
      case Unshown it -> it;
    };
  }

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

  /** Nothing can be written because of something that the database's catalog would show. */
  record Unshown(String reason) implements Rendering {}

  /** Nothing can be written; {@code reason} is a sentence that says why, {@code help} the remedy. */
  record Refusal(String reason, String help) implements Rendering {
    /** What only the user can write. */
    public Refusal(String reason) {
      this(reason, "pass --no-migration, and write it by hand");
    }
  }
}
