/** The documents: their commands are run, their links followed, their picture taken again. */
@NullMarked
package dev.kinship.documents;

import org.jspecify.annotations.NullMarked;
