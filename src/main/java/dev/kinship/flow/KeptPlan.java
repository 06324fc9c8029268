package dev.kinship.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * A plan that a dry run has kept. {@code changed} are the files that have changed since, if it is
 * {@code STALE} for that reason.
 */
public record KeptPlan(
    String id,
    List<String> sentences,
    Instant time,
    Duration age,
    State state,
    List<String> changed) {
  /** Whether it can be committed. */
  public enum State {
    CURRENT,
    /** Everything is already as it would make it. */
    WRITTEN,
    STALE,
    /** It is damaged, was edited, or was not made by this user on this machine. */
    UNUSABLE;

    /** The state in one word. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
