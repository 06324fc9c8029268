/** The story of a run: read, plan, ask, commit. */
@NullMarked
package dev.kinship.flow;

import org.jspecify.annotations.NullMarked;
