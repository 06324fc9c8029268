package dev.kinship.flow;

import dev.kinship.plan.Plan;

/** A plan and what became of it. */
public record Outcome(Plan plan, Status status) {
  /** What became of a plan. */
  public enum Status {
    /** Everything was there; nothing had to be written. */
    ALREADY_SO,
    /** It was shown, and not written. */
    NOT_WRITTEN,
    WRITTEN
  }
}
