/** The user's project: its root folder, its files and its settings. */
@NullMarked
package dev.kinship.project;

import org.jspecify.annotations.NullMarked;
