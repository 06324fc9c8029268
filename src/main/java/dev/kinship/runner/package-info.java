/** The tools that run migration files: how they name, order and mark them. */
@NullMarked
package dev.kinship.runner;

import org.jspecify.annotations.NullMarked;
