/** What coding agents can read and be told, besides calling tools. */
@NullMarked
package dev.kinship.mcp.document;

import org.jspecify.annotations.NullMarked;
