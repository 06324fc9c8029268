package dev.kinship.syntax.python;

import dev.kinship.text.Span;
import java.util.List;

/** A Python file, read: every statement with its place. What is not understood is left alone. */
public record Outline(String text, List<Statement> body, List<Problem> problems) {
  /** What keeps a file from being edited: an unclosed bracket or string, an odd dedent, … */
  public record Problem(Span span, String message) {}

  /** Reads {@code text} (without a byte order mark). Never fails. */
  public static Outline of(String text) {
    throw new UnsupportedOperationException(text);
  }

  /** Reads one expression, an annotation that stands in a string for instance. Never fails. */
  public static Expression expression(String text) {
    throw new UnsupportedOperationException(text);
  }
}
