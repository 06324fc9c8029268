/** Tests of what agents are told, and of the files in which they read it. */
@NullMarked
package dev.kinship.agents;

import org.jspecify.annotations.NullMarked;
