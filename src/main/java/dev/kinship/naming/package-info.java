/** The names that follow from other names: plurals, keys, the ends of relationships. */
@NullMarked
package dev.kinship.naming;

import org.jspecify.annotations.NullMarked;
