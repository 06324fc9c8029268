/** What coding agents can call. */
@NullMarked
package dev.kinship.mcp.tool;

import org.jspecify.annotations.NullMarked;
