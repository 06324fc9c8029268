/** Where a database is: every form of URL that users have, without the passwords in any message. */
@NullMarked
package dev.kinship.database.url;

import org.jspecify.annotations.NullMarked;
