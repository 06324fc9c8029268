/** Tasks in plain words, and agents that carry them out; docs/agents.md describes it. */
@NullMarked
package dev.kinship.agents.evaluation;

import org.jspecify.annotations.NullMarked;
