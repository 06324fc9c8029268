/** The names that a migration gives to tables and columns: whether a database can have them. */
@NullMarked
package dev.kinship.plan.schema.names;

import org.jspecify.annotations.NullMarked;
