package dev.kinship.flow;

import dev.kinship.plan.Plan;
import dev.kinship.text.Change;
import dev.kinship.transaction.Transaction;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Writes a plan, all of it or nothing. */
record Committing(Workspace workspace) {
  /** The plan that is kept under {@code id}. Refuses, with the edits, if a file has changed. */
  Outcome write(String id, Consent consent) {
    Plan plan = workspace.plans().find(id);
    Transaction transaction = workspace.transaction();
    if (transaction.isDone(plan.changes())) {
      return new Outcome(plan, Outcome.Status.ALREADY_SO);
    }
    List<Change> edits = transaction.changedSince(plan.changes());
    Set<String> changed = new TreeSet<>(workspace.project().changedSince(plan.reads()));
    edits.forEach(it -> changed.add(it.name()));
    if (!changed.isEmpty()) {
      throw StoredPlans.stale(plan, changed, edits);
    }
    return write(plan, consent);
  }

  /** A plan that was made just now, with the user's consent. */
  Outcome write(Plan plan, Consent consent) {
    if (plan.isEmpty()) {
      return new Outcome(plan, Outcome.Status.ALREADY_SO);
    }
    if (!consent.to(plan)) {
      return new Outcome(plan, Outcome.Status.NOT_WRITTEN);
    }
    workspace
        .transaction()
        .commit(
            plan.changes(),
            plan.sentences(),
            workspace.now(),
            () -> workspace.requireUnchanged(plan));
    return new Outcome(plan, Outcome.Status.WRITTEN);
  }
}
