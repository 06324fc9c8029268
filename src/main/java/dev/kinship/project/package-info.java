/** The user's project: where it begins, what is in it, and what it wants done its own way. */
@NullMarked
package dev.kinship.project;

import org.jspecify.annotations.NullMarked;
