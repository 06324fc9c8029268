/** From the wish to remove a relationship to what is deleted with it. */
@NullMarked
package dev.kinship.plan.remove;

import org.jspecify.annotations.NullMarked;
