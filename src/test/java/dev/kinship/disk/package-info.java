/** The file system of a whole process, so that tests can count its writes and stop it at any. */
@NullMarked
package dev.kinship.disk;

import org.jspecify.annotations.NullMarked;
