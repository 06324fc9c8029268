package dev.kinship.request;

import dev.kinship.database.Access;

/**
 * The live database to read. {@code keepOrphans} where a migration is wanted although rows have no
 * parent.
 */
public record DatabaseWish(Access access, boolean keepOrphans) {}
