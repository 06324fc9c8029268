package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.plan.Plan;
import dev.kinship.transaction.Commit;
import java.util.Optional;

/**
 * A plan and what became of it; {@code unkept} is why it could not be kept, if that failed, and
 * {@code commit} what was written.
 */
public record Outcome(
    Plan plan, Status status, Optional<Diagnostic> unkept, Optional<Commit> commit) {
  Outcome(Plan plan, Status status) {
    this(plan, status, Optional.empty(), Optional.empty());
  }

  /** The plan with all its notes. */
  public Plan toldPlan() {
    return unkept.map(plan::with).orElse(plan);
  }

  static Outcome unkept(Plan plan, Diagnostic reason) {
    return new Outcome(plan, Status.NOT_WRITTEN, Optional.of(reason), Optional.empty());
  }

  static Outcome written(Plan plan, Commit commit) {
    return new Outcome(plan, Status.WRITTEN, Optional.empty(), Optional.of(commit));
  }

  /** What became of a plan. */
  public enum Status {
    /** Everything was there; nothing had to be written. */
    ALREADY_SO,
    /** It was shown, and not written. */
    NOT_WRITTEN,
    /** It was not written, but kept, so that it can be committed by its id. */
    KEPT,
    WRITTEN
  }
}
