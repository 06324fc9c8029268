/** What scripts for the clients of databases contain besides SQL. */
@NullMarked
package dev.kinship.text.script;

import org.jspecify.annotations.NullMarked;
