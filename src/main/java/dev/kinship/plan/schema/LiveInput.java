package dev.kinship.plan.schema;

import dev.kinship.database.LiveDatabase;

/**
 * A live database, open while a plan is made. {@code keepOrphans} where a migration is wanted
 * although rows have no parent.
 */
public record LiveInput(LiveDatabase database, boolean keepOrphans) {}
