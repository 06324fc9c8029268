/** What coding agents can call, ask for and complete, apart from any protocol. */
@NullMarked
package dev.kinship.mcp.tool;

import org.jspecify.annotations.NullMarked;
