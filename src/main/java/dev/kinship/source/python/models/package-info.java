/** Finds classes that are models. What makes a class a model, a {@code ModelReader} tells. */
@NullMarked
package dev.kinship.source.python.models;

import org.jspecify.annotations.NullMarked;
