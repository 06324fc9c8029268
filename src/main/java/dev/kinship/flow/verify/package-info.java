/** Proves relationships: decides what is run, and reads what came of it. */
@NullMarked
package dev.kinship.flow.verify;

import org.jspecify.annotations.NullMarked;
