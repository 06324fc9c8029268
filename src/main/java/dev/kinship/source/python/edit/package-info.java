/** Edits of Python source: imports, members of classes, exports. Independent of any library. */
@NullMarked
package dev.kinship.source.python.edit;

import org.jspecify.annotations.NullMarked;
