/** From a sentence to what both models, and the join model if there is one, need. */
@NullMarked
package dev.kinship.plan.relate;

import org.jspecify.annotations.NullMarked;
