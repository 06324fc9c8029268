/** Relationships in words: as a list, as plain sentences, as sentences to be typed. */
@NullMarked
package dev.kinship.plan.describe;

import org.jspecify.annotations.NullMarked;
