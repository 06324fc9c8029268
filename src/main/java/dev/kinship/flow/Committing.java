package dev.kinship.flow;

import dev.kinship.diagnostic.Refused;
import dev.kinship.plan.Plan;
import dev.kinship.transaction.Commit;
import dev.kinship.transaction.Transaction;
import java.time.Duration;
import java.time.Instant;
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
    Set<String> changed = changed(plan);
    if (!changed.isEmpty()) {
      throw StoredPlans.stale(plan, changed, transaction.changedSince(plan.changes()));
    }
    return write(plan, consent);
  }

  /** All plans that are kept, the newest first, each as it could be committed now. */
  List<KeptPlan> kept() {
    return workspace.plans().ids().stream().map(this::kept).toList();
  }

  private KeptPlan kept(String id) {
    Instant time = workspace.plans().time(id);
    Duration age = Duration.between(time, workspace.now());
    try {
      Plan plan = workspace.plans().find(id);
      boolean done = workspace.transaction().isDone(plan.changes());
      List<String> changed = done ? List.of() : List.copyOf(changed(plan));
      KeptPlan.State state =
          done
              ? KeptPlan.State.WRITTEN
              : changed.isEmpty() ? KeptPlan.State.CURRENT : KeptPlan.State.STALE;
      return new KeptPlan(id, plan.sentences(), time, age, state, changed);
    } catch (Refused e) {
      return new KeptPlan(id, List.of(), time, age, KeptPlan.State.UNUSABLE, List.of());
    }
  }

  /** The files that others have changed since the plan was made. */
  private Set<String> changed(Plan plan) {
    Set<String> changed = new TreeSet<>(workspace.project().changedSince(plan.reads()));
    workspace.transaction().changedSince(plan.changes()).forEach(it -> changed.add(it.name()));
    return changed;
  }

  /** A plan that was made just now, with the user's consent. */
  Outcome write(Plan plan, Consent consent) {
    if (plan.isEmpty()) {
      return new Outcome(plan, Outcome.Status.ALREADY_SO);
    }
    if (!consent.to(plan)) {
      return new Outcome(plan, Outcome.Status.NOT_WRITTEN);
    }
    Commit written =
        workspace
            .transaction()
            .commit(
                plan.changes(),
                plan.sentences(),
                workspace.now(),
                () -> workspace.requireUnchanged(plan));
    return Outcome.written(plan, written);
  }
}
