/** The command line: the only package that knows picocli, the clock and the environment. */
@NullMarked
package dev.kinship.cli;

import org.jspecify.annotations.NullMarked;
