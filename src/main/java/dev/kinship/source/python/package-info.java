/** Python modules: what names mean across files. Independent of any library. */
@NullMarked
package dev.kinship.source.python;

import org.jspecify.annotations.NullMarked;
