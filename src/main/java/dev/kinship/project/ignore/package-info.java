/** The files that git ignores, by its own patterns. */
@NullMarked
package dev.kinship.project.ignore;

import org.jspecify.annotations.NullMarked;
