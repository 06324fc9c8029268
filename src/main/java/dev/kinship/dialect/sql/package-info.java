/** What the dialects share: clauses, names, guards and the order of steps. */
@NullMarked
package dev.kinship.dialect.sql;

import org.jspecify.annotations.NullMarked;
