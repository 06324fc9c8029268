/** What is known about a user's database, as values: its tables, its types and its rows. */
@NullMarked
package dev.kinship.evidence;

import org.jspecify.annotations.NullMarked;
