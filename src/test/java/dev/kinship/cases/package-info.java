/** Cases: commands, a project before and after them, and all that is printed. */
@NullMarked
package dev.kinship.cases;

import org.jspecify.annotations.NullMarked;
