/** Random projects, imported by the real library before and after they are changed. */
@NullMarked
package dev.kinship.layouts;

import org.jspecify.annotations.NullMarked;
