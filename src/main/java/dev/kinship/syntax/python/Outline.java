package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.Lexer;
import dev.kinship.syntax.python.token.Problem;
import dev.kinship.syntax.python.token.TokenCursor;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;

/** A Python file, read: every statement with its place. What is not understood is left alone. */
public record Outline(String text, List<Statement> body, List<Problem> problems) {
  /** Reads {@code text} (without a byte order mark). Never fails. */
  public static Outline of(String text) {
    return of(Lexer.read(text));
  }

  /** Reads what was split into tokens already. */
  static Outline of(Tokens tokens) {
    List<Problem> problems = new ArrayList<>(tokens.problems);
    List<Statement> body = new StatementReader(new TokenCursor(tokens, 0), problems).statements();
    return new Outline(tokens.text, body, List.copyOf(problems));
  }

  /** Reads one expression, for example an annotation in a string. Never fails. */
  public static Expression expression(String text) {
    Tokens tokens = Lexer.readInline(text);
    TokenCursor cursor = new TokenCursor(tokens, 0);
    Expression expression = new ExpressionReader(cursor).list();
    if (cursor.is(Kind.NEWLINE)) {
      cursor.next();
    }
    return cursor.is(Kind.END) && tokens.problems.isEmpty()
        ? expression
        : new Expression.Other(new Span(0, text.length()));
  }
}
