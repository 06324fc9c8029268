package dev.kinship.flow;

import dev.kinship.plan.Plan;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.schema.ReversePlanner;
import dev.kinship.request.MigrationWish;
import dev.kinship.transaction.Commit;
import dev.kinship.transaction.Transaction;
import java.util.Optional;

/** Reverts the newest commit that was not reverted yet. */
record Undoing(Workspace workspace, MigrationWish migration) {
  /**
   * Shows what it comes to, and writes it with the user's consent. Refuses, with the edits, if a
   * file of the commit has changed since. A migration that a database has run is kept, and another
   * one reverses it.
   */
  Outcome write(Applied applied, Consent consent) {
    Transaction transaction = workspace.transaction();
    Optional<Commit> newest = transaction.undoable();
    if (newest.isEmpty()) {
      return new Outcome(Plan.EMPTY, Outcome.Status.ALREADY_SO);
    }
    Commit commit = newest.get();
    Plan plan =
        plan(new Reversals(commit, transaction.reversal(commit)), applied)
            .derivedFrom(workspace.project().reads());
    if (!consent.to(plan)) {
      return new Outcome(plan, Outcome.Status.NOT_WRITTEN);
    }
    transaction.undo(
        commit, plan.changes(), workspace.now(), () -> workspace.requireUnchanged(plan));
    return new Outcome(plan, Outcome.Status.WRITTEN);
  }

  private Plan plan(Reversals reversals, Applied applied) {
    if (applied.by(reversals.migrations())) {
      return reversals.keeping(migration(reversals));
    }
    reversals
        .folder()
        .flatMap(it -> workspace.existing(migration.orIn(it)))
        .ifPresent(it -> ReversePlanner.requireUnused(it, reversals.names()));
    return reversals.plan();
  }

  /** The migration that reverses those that are kept. */
  private PlannedMigration migration(Reversals reversals) {
    return reversals
        .folder()
        .flatMap(it -> workspace.target(migration.orIn(it)))
        .map(it -> ReversePlanner.plan(it, reversals.names()))
        .orElse(PlannedMigration.NONE);
  }
}
