/** Finds the migrations of a project, the tool that runs them and the database they are for. */
@NullMarked
package dev.kinship.flow.migrations;

import org.jspecify.annotations.NullMarked;
