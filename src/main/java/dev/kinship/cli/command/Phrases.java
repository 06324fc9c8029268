package dev.kinship.cli.command;

import dev.kinship.plan.Plan;
import dev.kinship.runner.Runners;
import dev.kinship.text.FileNames;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is printed at the end; {@code written} goes before the names of the files, {@code undo} what
 * takes it back, if anything does.
 */
public record Phrases(String alreadySo, String written, String declined, Optional<String> undo) {
  private static final String NOTHING = "Nothing was written.";

  public static final Phrases WRITING =
      new Phrases(
          "Already in place: nothing to write.", "Written", NOTHING, Optional.of("Undo: kin undo"));
  public static final Phrases UNDOING =
      new Phrases("Nothing to undo.", "Reverted", NOTHING, Optional.empty());

  /** Phrases of a command that writes, with its own for a project in which nothing is to do. */
  public static Phrases writing(String alreadySo) {
    return new Phrases(alreadySo, WRITING.written, NOTHING, WRITING.undo);
  }

  /** The same after something else was written in the same run. */
  public Phrases again() {
    return new Phrases(alreadySo, written, "Nothing more was written.", undo);
  }

  /** What to do now. */
  List<String> next(Plan plan, FileNames files) {
    return Stream.concat(
            Runners.next(plan.changes(), files::of).map("Next: "::concat).stream(), undo.stream())
        .toList();
  }
}
