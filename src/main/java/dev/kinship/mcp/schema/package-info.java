/** What tools take and answer, as JSON Schemas, and what they were given. */
@NullMarked
package dev.kinship.mcp.schema;

import org.jspecify.annotations.NullMarked;
