/** Lives of projects: what users, formatters, git and Kinship do to one over months. */
@NullMarked
package dev.kinship.life;

import org.jspecify.annotations.NullMarked;
