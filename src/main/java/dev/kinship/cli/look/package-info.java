/** The commands that only look: they show models, plans and rules, and write nothing. */
@NullMarked
package dev.kinship.cli.look;

import org.jspecify.annotations.NullMarked;
