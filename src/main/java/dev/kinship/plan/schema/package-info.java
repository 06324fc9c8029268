/** What the database lacks for a plan, and the migration that adds it. */
@NullMarked
package dev.kinship.plan.schema;

import org.jspecify.annotations.NullMarked;
