package dev.kinship.dialect.sql;

import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import java.util.ArrayList;
import java.util.List;

/** Lets short statements on existing tables give up soon if they have to wait for a lock. */
final class LockLimit {
  private LockLimit() {}

  /** The steps, with {@code limit} first in each transaction that several share, both ways. */
  static List<MigrationStep> on(List<MigrationStep> all, String limit) {
    List<MigrationStep> limited = new ArrayList<>();
    int start = 0;
    while (start < all.size()) {
      int end = start;
      while (end < all.size() && all.get(end).transaction() == Transaction.SHARED) {
        end++;
      }
      limited.addAll(shared(all.subList(start, end), limit));
      if (end < all.size()) {
        limited.add(all.get(end));
      }
      start = end + 1;
    }
    return limited;
  }

  private static List<MigrationStep> shared(List<MigrationStep> steps, String limit) {
    if (steps.stream().allMatch(it -> it.sql().isEmpty())) {
      return steps;
    }
    List<MigrationStep> limited = new ArrayList<>();
    limited.add(new MigrationStep(limit, "", StepComments.LOCK_LIMIT));
    limited.addAll(steps);
    if (steps.stream().anyMatch(it -> !it.undo().isEmpty())) {
      limited.add(new MigrationStep("", limit, ""));
    }
    return limited;
  }
}
