package dev.kinship.dialect.sql;

import dev.kinship.dialect.step.StepComments;
import dev.kinship.schema.MigrationStep;
import java.util.ArrayList;
import java.util.List;

/** Lets short statements on existing tables give up soon if they have to wait for a lock. */
final class LockLimit {
  private LockLimit() {}

  /** The steps, with {@code limit} first in each transaction that several share, both ways. */
  static List<MigrationStep> on(List<MigrationStep> all, String limit) {
    return SharedSteps.map(all, it -> shared(it, limit));
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
