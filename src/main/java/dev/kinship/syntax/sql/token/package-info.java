/** Cuts SQL into tokens. */
@NullMarked
package dev.kinship.syntax.sql.token;

import org.jspecify.annotations.NullMarked;
