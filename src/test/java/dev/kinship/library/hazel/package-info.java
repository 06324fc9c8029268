/** A second library for Python, plugged in with these files and one line. */
@NullMarked
package dev.kinship.library.hazel;

import org.jspecify.annotations.NullMarked;
