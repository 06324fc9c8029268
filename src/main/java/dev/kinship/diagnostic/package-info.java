/** What the user should know: refusals and notes, each with its places and a way on. */
@NullMarked
package dev.kinship.diagnostic;

import org.jspecify.annotations.NullMarked;
