/** Shows plans and diagnostics: as text for a person, as JSON for a program. */
@NullMarked
package dev.kinship.report;

import org.jspecify.annotations.NullMarked;
