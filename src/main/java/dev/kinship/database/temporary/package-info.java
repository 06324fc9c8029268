/** Databases that Kinship creates on a server of the user, and drops. */
@NullMarked
package dev.kinship.database.temporary;

import org.jspecify.annotations.NullMarked;
