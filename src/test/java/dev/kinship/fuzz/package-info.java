/** Random mutations for the tests: of texts, projects and sentences, the same for each seed. */
@NullMarked
package dev.kinship.fuzz;

import org.jspecify.annotations.NullMarked;
