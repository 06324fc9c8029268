/** Migrations and relationships on a cluster of Vitess, under {@code ./test long}. */
@NullMarked
package dev.kinship.vitess;

import org.jspecify.annotations.NullMarked;
