/**
 * The Python library rhosocial-activerecord: finds its models without running them, and writes
 * relationships in the form that the library resolves in every import order.
 */
@NullMarked
package dev.kinship.target.rhosocial;

import org.jspecify.annotations.NullMarked;
