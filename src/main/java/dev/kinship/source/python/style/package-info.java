/** What a project's formatters and linters ask of its code. */
@NullMarked
package dev.kinship.source.python.style;

import org.jspecify.annotations.NullMarked;
