/** What the types of columns mean. */
@NullMarked
package dev.kinship.syntax.sql.type;

import org.jspecify.annotations.NullMarked;
