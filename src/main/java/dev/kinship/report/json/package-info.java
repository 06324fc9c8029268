/** JSON: what is shown to a program, and the file of a kept plan. */
@NullMarked
package dev.kinship.report.json;

import org.jspecify.annotations.NullMarked;
