/**
 * What Kinship asks of a library whose models it reads and writes, and of the files they are in.
 */
@NullMarked
package dev.kinship.library;

import org.jspecify.annotations.NullMarked;
