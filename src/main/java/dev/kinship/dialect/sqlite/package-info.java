/** SQLite, which changes most of a table by making it again. */
@NullMarked
package dev.kinship.dialect.sqlite;

import org.jspecify.annotations.NullMarked;
