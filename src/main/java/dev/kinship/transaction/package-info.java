/** Writes several files together or not at all, remembers what it wrote, and takes it back. */
@NullMarked
package dev.kinship.transaction;

import org.jspecify.annotations.NullMarked;
