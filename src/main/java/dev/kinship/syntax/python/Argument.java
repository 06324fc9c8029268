package dev.kinship.syntax.python;

import dev.kinship.text.Span;
import java.util.Optional;

/**
 * One argument of a call or of a class statement; {@code span} covers {@code keyword=value}. A
 * starred one ({@code *a}, {@code **k}) has an {@link Expression.Other} that covers the stars.
 */
public record Argument(Span span, Optional<String> keyword, Expression value) {}
