/** Looks into the file of an H2 database before H2 opens it. */
@NullMarked
package dev.kinship.database.h2;

import org.jspecify.annotations.NullMarked;
