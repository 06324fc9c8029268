/** Databases, opened and asked: the only package that knows JDBC. */
@NullMarked
package dev.kinship.database;

import org.jspecify.annotations.NullMarked;
