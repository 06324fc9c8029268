/** Models and the relationships between them, whatever library they are written for. */
@NullMarked
package dev.kinship.model;

import org.jspecify.annotations.NullMarked;
