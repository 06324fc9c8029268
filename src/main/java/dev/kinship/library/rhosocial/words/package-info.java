/** What rhosocial models are written with: reserved names, spelling, a method for a far end. */
@NullMarked
package dev.kinship.library.rhosocial.words;

import org.jspecify.annotations.NullMarked;
