/** MySQL and MariaDB. */
@NullMarked
package dev.kinship.dialect.mysql;

import org.jspecify.annotations.NullMarked;
