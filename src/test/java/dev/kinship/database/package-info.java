/** Real databases for the slow tests, and what their catalogs say. */
@NullMarked
package dev.kinship.database;

import org.jspecify.annotations.NullMarked;
