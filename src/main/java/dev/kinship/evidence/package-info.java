/** What is known of a user's database, as values: its tables, its types, and what its rows say. */
@NullMarked
package dev.kinship.evidence;

import org.jspecify.annotations.NullMarked;
