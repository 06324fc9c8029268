/**
 * What Kinship asks of a library whose models it reads and writes, and of the files they stand in.
 */
@NullMarked
package dev.kinship.target;

import org.jspecify.annotations.NullMarked;
