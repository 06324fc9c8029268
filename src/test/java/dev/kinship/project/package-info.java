/** Tests of what is read of a user's project. */
@NullMarked
package dev.kinship.project;

import org.jspecify.annotations.NullMarked;
