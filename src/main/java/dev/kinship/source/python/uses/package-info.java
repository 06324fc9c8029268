/** What modules have and use of one another. */
@NullMarked
package dev.kinship.source.python.uses;

import org.jspecify.annotations.NullMarked;
