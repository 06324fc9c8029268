/** The SQL of migrations, read as far as it tells what tables there are; reading never fails. */
@NullMarked
package dev.kinship.syntax.sql;

import org.jspecify.annotations.NullMarked;
