/** The Model Context Protocol on standard input and output, the only user of its library. */
@NullMarked
package dev.kinship.mcp;

import org.jspecify.annotations.NullMarked;
