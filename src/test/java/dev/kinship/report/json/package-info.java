@NullMarked
package dev.kinship.report.json;

import org.jspecify.annotations.NullMarked;
