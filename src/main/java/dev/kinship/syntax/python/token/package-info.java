/** Python source as tokens. */
@NullMarked
package dev.kinship.syntax.python.token;

import org.jspecify.annotations.NullMarked;
