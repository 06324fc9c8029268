/** The checks and the computed columns of a table, read from its text. */
@NullMarked
package dev.kinship.syntax.sql.formula;

import org.jspecify.annotations.NullMarked;
