package dev.kinship.syntax.python;

import dev.kinship.text.Span;
import java.util.List;

/**
 * An expression, as far as annotations and relation descriptors need it. Spans are those of
 * CPython's {@code ast}: parentheses that make no tuple are outside, save with {@link Other}. One
 * that is missing is an empty {@link Other}.
 */
public sealed interface Expression {
  Span span();

  /** A name or a chain of attributes: {@code a.b.c}, its white space left out. */
  record Name(Span span, String dotted) implements Expression {}

  /**
   * A plain string literal (implicitly joined ones too) and what it means; no bytes, no f-string.
   */
  record Text(Span span, String value) implements Expression {}

  /** A number, {@code None}, {@code True}, {@code False} or {@code ...}, as written. */
  record Constant(Span span, String literal) implements Expression {}

  /** {@code function(arguments)}; {@code close} is the offset of the closing parenthesis. */
  record Call(Span span, Expression function, List<Argument> arguments, int close)
      implements Expression {}

  /** {@code value[items]}. */
  record Subscript(Span span, Expression value, List<Expression> items) implements Expression {}

  /** A tuple or a list, in brackets or not. */
  record Sequence(Span span, List<Expression> items) implements Expression {}

  /** {@code a | b | c}. */
  record Alternatives(Span span, List<Expression> items) implements Expression {}

  /** Anything else: left alone. */
  record Other(Span span) implements Expression {}
}
