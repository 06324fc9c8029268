/** Holds what is read of a project to git, and to odd trees. */
@NullMarked
package dev.kinship.project;

import org.jspecify.annotations.NullMarked;
