/** Chance for the tests: it spoils texts, projects and sentences, each the same from one seed. */
@NullMarked
package dev.kinship.fuzz;

import org.jspecify.annotations.NullMarked;
