/** Tests of the values that everything else is made of. */
@NullMarked
package dev.kinship.text;

import org.jspecify.annotations.NullMarked;
