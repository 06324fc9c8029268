/** {@code kin verify}: asks whether the project's code may run, and shows what came of it. */
@NullMarked
package dev.kinship.cli.verify;

import org.jspecify.annotations.NullMarked;
