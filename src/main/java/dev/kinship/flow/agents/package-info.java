/** What is written for coding agents, and where. */
@NullMarked
package dev.kinship.flow.agents;

import org.jspecify.annotations.NullMarked;
