/** Tests of what annotations mean for columns. */
@NullMarked
package dev.kinship.library.rhosocial.fields;

import org.jspecify.annotations.NullMarked;
