package dev.kinship.flow;

import dev.kinship.plan.Plan;

/** Shows a plan to the user and says whether it may be written. */
@FunctionalInterface
public interface Consent {
  boolean to(Plan plan);
}
