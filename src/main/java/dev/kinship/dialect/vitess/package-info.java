/** Vitess, where a table may be on several servers at once, as a VSchema says. */
@NullMarked
package dev.kinship.dialect.vitess;

import org.jspecify.annotations.NullMarked;
