package dev.kinship.library.rhosocial;

import java.util.Optional;

/**
 * The base by which a class is a model, as its file writes it; {@code importLine} brings it to a
 * file of the same folder and is empty if the base is in the class's own file; {@code schema} is
 * what a class with this base inherits.
 */
record ModelBase(String written, Optional<String> importLine, SchemaSaid schema) {}
