/**
 * Values that every layer shares: ranges, edits and places in texts. Nothing here reads or writes.
 */
@NullMarked
package dev.kinship.text;

import org.jspecify.annotations.NullMarked;
