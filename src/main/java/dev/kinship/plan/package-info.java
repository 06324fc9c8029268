/** From a sentence to everything that would be written: names, keys, additions, schema changes. */
@NullMarked
package dev.kinship.plan;

import org.jspecify.annotations.NullMarked;
