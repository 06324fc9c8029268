/** Files of a project read whole, up to a limit, and what could not be read. */
@NullMarked
package dev.kinship.project.file;

import org.jspecify.annotations.NullMarked;
