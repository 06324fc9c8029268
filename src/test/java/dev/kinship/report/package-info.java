@NullMarked
package dev.kinship.report;

import org.jspecify.annotations.NullMarked;
