/**
 * Source files as readers of a language ask for them; the packages below know one language each.
 */
@NullMarked
package dev.kinship.source;

import org.jspecify.annotations.NullMarked;
