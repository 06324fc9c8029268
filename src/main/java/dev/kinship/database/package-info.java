/** Databases, opened: the only package that knows JDBC. */
@NullMarked
package dev.kinship.database;

import org.jspecify.annotations.NullMarked;
