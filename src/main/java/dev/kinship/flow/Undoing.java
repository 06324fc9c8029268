package dev.kinship.flow;

import dev.kinship.diagnostic.Refused;
import dev.kinship.plan.Plan;
import dev.kinship.plan.PlannedMigration;
import dev.kinship.plan.remove.RemovalRefusals;
import dev.kinship.plan.schema.ReversePlanner;
import dev.kinship.request.MigrationWish;
import dev.kinship.text.Change;
import dev.kinship.text.Place;
import dev.kinship.transaction.Commit;
import dev.kinship.transaction.Standing;
import dev.kinship.transaction.Transaction;
import dev.kinship.transaction.TransactionRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reverts the newest commit that was not reverted yet. */
record Undoing(Workspace workspace, MigrationWish migration) {
  /**
   * Shows what it comes to, and writes it with the user's consent. Refuses, with the edits, if a
   * file of the commit has changed since, or if another file needs it. A migration that a database
   * has run is kept, and another one reverses it.
   */
  Outcome write(Applied applied, Consent consent) {
    Transaction transaction = workspace.transaction();
    Optional<Commit> newest = newest();
    if (newest.isEmpty()) {
      return new Outcome(Plan.EMPTY, Outcome.Status.ALREADY_SO);
    }
    Commit commit = newest.get();
    List<Change> reversal = reversal(commit);
    requireUnused(commit, reversal);
    Plan plan =
        plan(new Reversals(commit, reversal, applied)).derivedFrom(workspace.project().reads());
    if (!consent.to(plan)) {
      return new Outcome(plan, Outcome.Status.NOT_WRITTEN);
    }
    Commit written =
        transaction.undo(
            commit, plan.changes(), workspace.now(), () -> workspace.requireUnchanged(plan));
    return Outcome.written(plan, written);
  }

  /** Restores every file that {@code commit} has changed. Refuses if one has changed since. */
  void takeBack(Commit commit) {
    Transaction transaction = workspace.transaction();
    transaction.undo(commit, transaction.reversal(commit), workspace.now(), () -> {});
  }

  /** The newest commit in effect; where edits hide that, the models tell. */
  Optional<Commit> newest() {
    return workspace.transaction().candidates().stream()
        .filter(it -> !it.isUnclear() || !new Remnants(workspace).none(it.commit()))
        .map(Standing::commit)
        .findFirst();
  }

  /** What takes it back. Refuses if it no longer fits, and names what can be done then. */
  private List<Change> reversal(Commit commit) {
    try {
      return workspace.transaction().reversal(commit);
    } catch (Refused e) {
      if (!e.diagnostic().rule().equals(TransactionRules.CHANGED_MEANWHILE)) {
        throw e;
      }
      List<String> commands = new Remnants(workspace).removals(commit);
      throw commands.isEmpty()
          ? e
          : e.with(
              it ->
                  it.withHelp(
                          "%s; or keep them and remove what the commit added: %s"
                              .formatted(it.help(), String.join(", then ", commands)))
                      .then(commands.getFirst()));
    }
  }

  /**
   * Refuses if a file outside the commit needs what goes with it. A file of the commit, or one that
   * is as old, had no more before: it becomes what it was.
   */
  private void requireUnused(Commit commit, List<Change> reversal) {
    Set<String> restored = reversal.stream().map(Change::name).collect(Collectors.toSet());
    List<Place> uses =
        workspace.models().usesOfRemoved(reversal).stream()
            .filter(it -> !restored.contains(it.file()))
            .filter(it -> isLater(workspace.project().changedAt(it.file()), commit.time()))
            .toList();
    if (!uses.isEmpty()) {
      throw RemovalRefusals.imported(uses);
    }
  }

  /**
   * Some file systems keep whole seconds only: a file of the same second does not count as later.
   */
  private static boolean isLater(Instant changed, Instant written) {
    return changed.getNano() == 0
        ? changed.getEpochSecond() > written.getEpochSecond()
        : changed.isAfter(written);
  }

  private Plan plan(Reversals reversals) {
    if (reversals.applied().by(reversals.migrations())) {
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
