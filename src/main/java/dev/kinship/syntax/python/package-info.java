/** A lossless outline of a Python file: its tokens and statements. Reading never fails. */
@NullMarked
package dev.kinship.syntax.python;

import org.jspecify.annotations.NullMarked;
