/** Imports that are added, each where the project's sorter would put it. */
@NullMarked
package dev.kinship.source.python.imports;

import org.jspecify.annotations.NullMarked;
