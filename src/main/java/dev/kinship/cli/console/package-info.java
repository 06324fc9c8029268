/** Where a command reads and writes, and who is at it: streams, terminal, environment, user. */
@NullMarked
package dev.kinship.cli.console;

import org.jspecify.annotations.NullMarked;
