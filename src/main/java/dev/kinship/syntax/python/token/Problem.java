package dev.kinship.syntax.python.token;

import dev.kinship.text.Span;

/**
 * What keeps a file from being edited: an unclosed bracket or string, an odd dedent, … A file that
 * CPython compiles has none.
 */
public record Problem(Span span, String message) {}
