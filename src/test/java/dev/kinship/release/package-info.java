/** What users install, built by {@code tools/release} and installed as they would. */
@NullMarked
package dev.kinship.release;

import org.jspecify.annotations.NullMarked;
