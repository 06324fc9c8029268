@NullMarked
package dev.kinship.answer;

import org.jspecify.annotations.NullMarked;
