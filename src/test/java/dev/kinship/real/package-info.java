/** What kin writes, run on the real library. */
@NullMarked
package dev.kinship.real;

import org.jspecify.annotations.NullMarked;
