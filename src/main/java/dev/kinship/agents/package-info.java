/** What coding agents are told about {@code kin}, and the files in which they read it. */
@NullMarked
package dev.kinship.agents;

import org.jspecify.annotations.NullMarked;
