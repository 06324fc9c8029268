package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Import;
import dev.kinship.syntax.python.Statement.ImportFrom;
import dev.kinship.syntax.python.Statement.Other;
import dev.kinship.syntax.python.token.Keywords;
import dev.kinship.syntax.python.token.Problem;
import dev.kinship.syntax.python.token.TokenCursor;
import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;
import java.util.List;
import java.util.Optional;

/** Reads statements that have no block. */
final class SimpleStatementReader {
  private final TokenCursor cursor;
  private final ExpressionReader expressions;
  private final List<Problem> problems;

  /** Imports that are none are told to {@code problems}. */
  SimpleStatementReader(TokenCursor cursor, ExpressionReader expressions, List<Problem> problems) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.problems = problems;
  }

  /** Reads up to the semicolon or line end; the cursor is before neither. */
  Statement read() {
    int start = cursor.start();
    Statement statement = cursor.is(Kind.NAME) ? named(cursor.text()) : new Other(cursor.span());
    if (cursor.atStatementEnd() && !(statement instanceof Other) && !isEmpty(statement)) {
      return statement;
    }
    if (statement instanceof Import || statement instanceof ImportFrom) {
      problems.add(new Problem(cursor.spanFrom(start), "what is imported is not a name"));
    }
    while (!cursor.atStatementEnd()) {
      cursor.next();
    }
    return new Other(cursor.spanFrom(start));
  }

  private static boolean isEmpty(Statement statement) {
    return (statement instanceof Import it && it.names().isEmpty())
        || (statement instanceof ImportFrom other && other.names().isEmpty());
  }

  private Statement named(String word) {
    return switch (word) {
      case "import" -> new ImportReader(cursor).readImport();
      case "from" -> new ImportReader(cursor).readImportFrom();
      default -> Keywords.contains(word) || !isTarget() ? new Other(cursor.span()) : assignment();
    };
  }

  private boolean isTarget() {
    int next = cursor.index() + 1;
    return cursor.tokens.is(next, '=') || cursor.tokens.is(next, ':');
  }

  private Assignment assignment() {
    String target = cursor.name();
    Span targetSpan = cursor.span();
    cursor.next();
    Optional<Expression> annotation = Optional.empty();
    if (cursor.skip(':')) {
      annotation = Optional.of(expressions.expression());
    }
    Optional<Expression> value = Optional.empty();
    if (cursor.skip('=')) {
      value = Optional.of(expressions.list());
    }
    Span span = cursor.spanFrom(targetSpan.start());
    return new Assignment(span, targetSpan, target, annotation, value);
  }
}
