/** The tools that run migrations, run for real on what Kinship writes for them. */
@NullMarked
package dev.kinship.tool;

import org.jspecify.annotations.NullMarked;
