/** Runs a library's program on a copy of a project: the only package that runs the user's code. */
@NullMarked
package dev.kinship.proof;

import org.jspecify.annotations.NullMarked;
