package dev.kinship;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How much of a large sweep runs: all of it under {@code ./test long}, a fixed part of it before a
 * merge, where the rest repeats what that part has shown.
 */
public final class Sweep {
  /** Whether everything runs. */
  public static final boolean FULL = Boolean.getBoolean("kinship.long");

  private Sweep() {}

  /** Returns {@code full} under {@code ./test long}, else {@code merge}. */
  public static int size(int full, int merge) {
    return FULL ? full : merge;
  }

  /**
   * Returns all of a list under {@code ./test long}, else every {@code step}-th item, beginning at
   * {@code share} modulo {@code step}: sweeps of equal lists with different shares cover it.
   */
  public static <T> List<T> part(List<T> all, int step, int share) {
    return FULL
        ? all
        : IntStream.range(0, all.size())
            .filter(it -> it % step == share % step)
            .mapToObj(all::get)
            .toList();
  }
}
