package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Statement.Assignment;
import dev.kinship.syntax.python.Statement.Other;
import dev.kinship.syntax.python.Tokens.Kind;
import dev.kinship.text.Span;
import java.util.Optional;

/** Reads statements that have no block. */
final class SimpleStatementReader {
  private final Cursor cursor;
  private final ExpressionReader expressions;

  SimpleStatementReader(Cursor cursor, ExpressionReader expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  /** Reads up to the semicolon or line end; the cursor is before neither. */
  Statement read() {
    int start = cursor.start();
    Statement statement = cursor.is(Kind.NAME) ? named(cursor.text()) : new Other(cursor.span());
    if (cursor.atStatementEnd() && !(statement instanceof Other)) {
      return statement;
    }
    while (!cursor.atStatementEnd()) {
      cursor.next();
    }
    return new Other(cursor.spanFrom(start));
  }

  private Statement named(String word) {
    return switch (word) {
      case "import" -> new ImportReader(cursor).readImport();
      case "from" -> new ImportReader(cursor).readImportFrom();
      default ->
          Keywords.contains(word) || !isTarget() ? new Other(cursor.span()) : assignment(word);
    };
  }

  private boolean isTarget() {
    int next = cursor.index() + 1;
    return cursor.tokens.is(next, '=') || cursor.tokens.is(next, ':');
  }

  private Assignment assignment(String target) {
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
