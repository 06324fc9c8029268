/** What a plan asks of keys, columns and pairs that the database has already. */
@NullMarked
package dev.kinship.plan.existing;

import org.jspecify.annotations.NullMarked;
