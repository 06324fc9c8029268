/** H2. */
@NullMarked
package dev.kinship.dialect.h2;

import org.jspecify.annotations.NullMarked;
