package dev.kinship.dialect;

import dev.kinship.diagnostic.Remark;
import dev.kinship.schema.MigrationStep;
import dev.kinship.text.Edits;
import java.util.List;
import java.util.stream.Stream;

/** What a dialect makes of changes. */
public sealed interface Rendering {
  /** The same with more notes, if it is steps. */
  default Rendering noting(List<Remark> more) {
    return switch (this) {
      case Steps it ->
          new Steps(
              it.steps(),
              Stream.concat(it.notes().stream(), more.stream()).toList(),
              it.companion());
      case Refusal it -> it;
      case Unshown it -> it;
    };
  }

  /**
   * The steps to take. {@code notes} are remarks on what the database will hold otherwise than was
   * asked for, or on what the user must know before running it; {@code companion} are the edits of
   * the file that says more of the database.
   */
  record Steps(List<MigrationStep> steps, List<Remark> notes, Edits companion)
      implements Rendering {
    public Steps(List<MigrationStep> steps, List<Remark> notes) {
      this(steps, notes, Edits.NONE);
    }

    public Steps {
      steps = List.copyOf(steps);
      notes = List.copyOf(notes);
    }
  }

  /** Nothing can be written because of something that the database's catalog would show. */
  record Unshown(String reason) implements Rendering {}

  /**
   * Nothing can be written; {@code reason} is a sentence that says why, {@code help} what to do.
   * The statement that is the reason contains {@code text}, or else all of {@code names}, if these
   * are not empty.
   */
  record Refusal(String reason, String help, String text, List<String> names) implements Rendering {
    /** What only a migration by hand can do. */
    public Refusal(String reason) {
      this(reason, "pass --no-migration, and write it by hand");
    }

    public Refusal(String reason, String help) {
      this(reason, help, "", List.of());
    }

    public Refusal {
      names = List.copyOf(names);
    }
  }
}
