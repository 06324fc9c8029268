/** The types of fields: what a column holds for them, and how a key is declared. */
@NullMarked
package dev.kinship.library.rhosocial.fields;

import org.jspecify.annotations.NullMarked;
