/** The questions of {@code kin add}; loaded only if something has to be asked. */
@NullMarked
package dev.kinship.cli.wizard;

import org.jspecify.annotations.NullMarked;
