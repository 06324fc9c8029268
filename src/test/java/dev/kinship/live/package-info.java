/** Runs on live databases. */
@NullMarked
package dev.kinship.live;

import org.jspecify.annotations.NullMarked;
