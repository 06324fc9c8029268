package dev.kinship.flow;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.plan.Plan;
import java.util.Optional;

/** A plan and what became of it; {@code unkept} is why it could not be kept, where that failed. */
public record Outcome(Plan plan, Status status, Optional<Diagnostic> unkept) {
  public Outcome(Plan plan, Status status) {
    this(plan, status, Optional.empty());
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
