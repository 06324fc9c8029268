/** rhosocial-activerecord for Python, sync and async. */
@NullMarked
package dev.kinship.library.rhosocial;

import org.jspecify.annotations.NullMarked;
