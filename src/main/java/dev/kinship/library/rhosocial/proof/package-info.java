/** The Python program that uses relationships, in {@code kinship_proof} beside the classes. */
@NullMarked
package dev.kinship.library.rhosocial.proof;

import org.jspecify.annotations.NullMarked;
