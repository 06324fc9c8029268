/** Shows plans and diagnostics to a person. */
@NullMarked
package dev.kinship.report;

import org.jspecify.annotations.NullMarked;
