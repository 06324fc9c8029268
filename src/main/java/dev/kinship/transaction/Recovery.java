package dev.kinship.transaction;

import java.util.List;
import java.util.Optional;

/**
 * How an interrupted run was recovered. {@code commit} is what it was about, empty if it died
 * before that was written down; {@code kept} are the files that someone has edited since, which
 * were left.
 */
public record Recovery(Direction direction, Optional<Commit> commit, List<String> kept) {
  public Recovery {
    kept = List.copyOf(kept);
  }

  /** Whether the files are all new now, or all as they were. */
  public enum Direction {
    FORWARD,
    BACK
  }
}
