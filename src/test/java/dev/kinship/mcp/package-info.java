/** The server of coding agents, from inside and through a client of another language. */
@NullMarked
package dev.kinship.mcp;

import org.jspecify.annotations.NullMarked;
