/** Python modules: what names mean across files. Knows no library. */
@NullMarked
package dev.kinship.source.python;

import org.jspecify.annotations.NullMarked;
