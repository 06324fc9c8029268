/** Sentences in a YAML or TOML file, as {@code kin apply} reads them. */
@NullMarked
package dev.kinship.project.sentences;

import org.jspecify.annotations.NullMarked;
