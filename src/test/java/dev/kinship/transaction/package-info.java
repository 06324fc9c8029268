@NullMarked
package dev.kinship.transaction;

import org.jspecify.annotations.NullMarked;
