package dev.kinship.plan;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.schema.MigrationStep;
import dev.kinship.text.Change;
import java.util.List;
import java.util.stream.Stream;

/** A migration: its new files, what they do, and what the user should know of it. */
public record PlannedMigration(
    List<Change> changes, List<MigrationStep> steps, List<Diagnostic> notes) {
  /** No migration: no files and no notes. */
  public static final PlannedMigration NONE = new PlannedMigration(List.of(), List.of(), List.of());

  public PlannedMigration {
    changes = List.copyOf(changes);
    steps = List.copyOf(steps);
    notes = List.copyOf(notes);
  }

  /** The same migration, with the notes {@code first} before its own. */
  public PlannedMigration after(List<Diagnostic> first) {
    List<Diagnostic> all = Stream.concat(first.stream(), notes.stream()).toList();
    return new PlannedMigration(changes, steps, all);
  }

  /** The same migration with the line ends of a file of the code that changes with it. */
  public PlannedMigration endedAs(List<Change> code) {
    boolean windows =
        code.stream()
            .anyMatch(it -> it instanceof Change.Rewrite r && r.source().newline().equals("\r\n"));
    return windows
        ? new PlannedMigration(changes.stream().map(PlannedMigration::ended).toList(), steps, notes)
        : this;
  }

  private static Change ended(Change change) {
    return change instanceof Change.Create it
        ? new Change.Create(it.path(), it.name(), it.text().replace("\n", "\r\n"))
        : change;
  }
}
