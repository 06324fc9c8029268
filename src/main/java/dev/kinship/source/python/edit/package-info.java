/** Edits of Python source: imports, members of classes, exports. Knows no library. */
@NullMarked
package dev.kinship.source.python.edit;

import org.jspecify.annotations.NullMarked;
