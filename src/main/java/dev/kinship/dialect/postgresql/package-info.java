/** PostgreSQL. */
@NullMarked
package dev.kinship.dialect.postgresql;

import org.jspecify.annotations.NullMarked;
