package dev.kinship.plan.relate;

import dev.kinship.plan.Plan;
import dev.kinship.plan.WantedSchema;

/** The plan for the code alone, and what the database must have for it. */
public record CodePlan(Plan plan, WantedSchema wanted) {}
