/** What the databases want to hear: a change of the schema as SQL, with its undo. */
@NullMarked
package dev.kinship.dialect;

import org.jspecify.annotations.NullMarked;
