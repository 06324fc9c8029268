@NullMarked
package dev.kinship.proof;

import org.jspecify.annotations.NullMarked;
