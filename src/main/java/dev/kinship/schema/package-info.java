/** Tables, keys and indexes, and the changes that lead from one schema to the next, as values. */
@NullMarked
package dev.kinship.schema;

import org.jspecify.annotations.NullMarked;
