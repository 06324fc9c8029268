package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Expression.Alternatives;
import dev.kinship.syntax.python.Expression.Call;
import dev.kinship.syntax.python.Expression.Constant;
import dev.kinship.syntax.python.Expression.Name;
import dev.kinship.syntax.python.Expression.Other;
import dev.kinship.syntax.python.Expression.Sequence;
import dev.kinship.syntax.python.Expression.Subscript;
import dev.kinship.syntax.python.token.Keywords;
import dev.kinship.syntax.python.token.StringValue;
import dev.kinship.syntax.python.token.TokenCursor;
import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads expressions at a cursor. What is not understood is stepped over, to the next comma, equals
 * sign, colon or closing bracket that belongs to the surroundings.
 */
final class ExpressionReader {
  /** Deeper ones, and longer chains, are not looked into; CPython refuses more open brackets. */
  private static final int DEEPEST = 200;

  private final TokenCursor cursor;
  private int depth;

  /** Where the last comprehension that was stepped over ended. */
  private int comprehensionEnd = -1;

  ExpressionReader(TokenCursor cursor) {
    this.cursor = cursor;
  }

  /** Reads one expression, or several with commas between them, which are a sequence. */
  Expression list() {
    int start = cursor.start();
    if (cursor.isWord("yield")) {
      return rest(start);
    }
    Expression first = expression(false);
    if (!cursor.is(',')) {
      return first;
    }
    List<Expression> items = new ArrayList<>();
    items.add(first);
    while (cursor.skip(',') && !cursor.atStatementEnd() && !endsList()) {
      items.add(expression(false));
    }
    return new Sequence(first.span().to(cursor.spanFrom(start)), List.copyOf(items));
  }

  /** Reads one expression. */
  Expression expression() {
    return expression(false);
  }

  /** Reads the arguments of a call or a class and their brackets; the cursor is on the first. */
  List<Argument> arguments() {
    List<Argument> arguments = new ArrayList<>();
    cursor.next();
    while (!cursor.atLineEnd() && !cursor.isClosing()) {
      arguments.add(argument());
      step();
    }
    closeBracket();
    return List.copyOf(arguments);
  }

  private Argument argument() {
    int start = cursor.start();
    Optional<String> keyword = Optional.empty();
    boolean named = cursor.is(Kind.NAME) && isEqualSign(cursor.index() + 1);
    if (named) {
      keyword = Optional.of(cursor.name());
      cursor.next();
      cursor.next();
    }
    Expression value = expression(false);
    Expression whole = endsArgument() ? value : new Other(value.span());
    return new Argument(cursor.spanFrom(start), keyword, whole);
  }

  private boolean endsArgument() {
    return cursor.is(',') || cursor.isClosing() || cursor.atLineEnd();
  }

  /** There may be line ends and comments between a keyword and its equals sign. */
  private boolean isEqualSign(int index) {
    int at = index;
    while (cursor.tokens.kind(at) == Kind.COMMENT || cursor.tokens.kind(at) == Kind.LINE_BREAK) {
      at++;
    }
    return cursor.tokens.is(at, '=');
  }

  /** Steps past the comma of an item, or over what should not be here. */
  private void step() {
    if (!cursor.skip(',') && !cursor.atLineEnd() && !cursor.isClosing()) {
      cursor.next();
    }
  }

  /** A line may end before the bracket does. */
  private void closeBracket() {
    if (cursor.isClosing()) {
      cursor.next();
    }
  }

  private boolean endsList() {
    return cursor.isClosing() || cursor.is('=') || cursor.is(':');
  }

  private Expression expression(boolean sliced) {
    int start = cursor.start();
    Expression first = primary();
    List<Expression> items = new ArrayList<>(0);
    while (cursor.is('|')) {
      if (items.isEmpty()) {
        items.add(first);
      }
      cursor.next();
      items.add(primary());
    }
    if (!atEnd(sliced)) {
      return other(start, sliced);
    }
    return items.isEmpty() ? first : new Alternatives(cursor.spanFrom(start), List.copyOf(items));
  }

  private boolean atEnd(boolean sliced) {
    return isOutside() || cursor.is(',') || cursor.is('=') || (cursor.is(':') && !sliced);
  }

  /**
   * Steps over the rest of an expression. A lambda has commas, colons and equals signs of its own,
   * the {@code for} of a comprehension has commas.
   */
  private Expression other(int start, boolean sliced) {
    int lambdas = 0;
    boolean targets = false;
    boolean comprehension = false;
    while ((lambdas > 0 || (targets && cursor.is(','))) ? !isOutside() : !atEnd(sliced)) {
      if (cursor.isWord("lambda")) {
        lambdas++;
      } else if (lambdas > 0 && cursor.is(':')) {
        lambdas--;
      } else if (cursor.isWord("for")) {
        comprehension = true;
        targets = true;
      } else if (cursor.isWord("in")) {
        targets = false;
      }
      stepOver();
    }
    if (comprehension) {
      comprehensionEnd = cursor.lastEnd();
    }
    return new Other(cursor.spanFrom(start));
  }

  /** Steps over all that is left, as a {@code yield} takes it. */
  private Expression rest(int start) {
    while (!isOutside()) {
      stepOver();
    }
    return new Other(cursor.spanFrom(start));
  }

  private boolean isOutside() {
    return cursor.atStatementEnd() || cursor.isClosing();
  }

  private void stepOver() {
    if (cursor.isOpening()) {
      cursor.skipBrackets();
    } else {
      cursor.next();
    }
  }

  private Expression primary() {
    int start = cursor.start();
    Expression value = atom();
    for (int trailers = 0; hasTrailer(); trailers++) {
      value = trailers < DEEPEST ? trailer(value, start) : other(start, false);
    }
    return value;
  }

  private boolean hasTrailer() {
    return cursor.is('.') || (depth < DEEPEST && (cursor.is('(') || cursor.is('[')));
  }

  private Expression trailer(Expression value, int start) {
    if (cursor.skip('.')) {
      return attribute(value, start);
    } else if (cursor.is('(')) {
      return call(value, start);
    }
    List<Expression> items = brackets(true);
    return new Subscript(cursor.spanFrom(start), value, items);
  }

  private Expression attribute(Expression value, int start) {
    if (!cursor.is(Kind.NAME)) {
      return new Other(cursor.spanFrom(start));
    }
    String name = cursor.name();
    cursor.next();
    return value instanceof Name base
        ? new Name(cursor.spanFrom(start), base.dotted().concat(".").concat(name))
        : new Other(cursor.spanFrom(start));
  }

  private Expression call(Expression function, int start) {
    depth++;
    List<Argument> arguments = arguments();
    depth--;
    Span span = cursor.spanFrom(start);
    boolean closed = cursor.tokens.text.charAt(span.end() - 1) == ')';
    return new Call(span, function, arguments, closed ? span.end() - 1 : span.end());
  }

  private Expression atom() {
    return switch (cursor.kind()) {
      case NAME -> word();
      case NUMBER -> constant();
      case STRING -> strings();
      case OPERATOR -> cursor.isOpening() ? enclosed() : ellipsis();
      default -> other(cursor.start(), false);
    };
  }

  private Expression word() {
    String word = cursor.text();
    if (Keywords.isConstant(word)) {
      return constant();
    }
    if (Keywords.contains(word)) {
      return other(cursor.start(), false);
    }
    Expression name = new Name(cursor.span(), cursor.name());
    cursor.next();
    return name;
  }

  private Expression constant() {
    Expression constant = new Constant(cursor.span(), cursor.text());
    cursor.next();
    return constant;
  }

  private Expression ellipsis() {
    boolean found = cursor.end() - cursor.start() == 3 && cursor.text().equals("...");
    return found ? constant() : other(cursor.start(), false);
  }

  private Expression strings() {
    int start = cursor.start();
    StringBuilder value = new StringBuilder();
    boolean plain = true;
    while (cursor.is(Kind.STRING)) {
      plain = plain && StringValue.append(cursor.tokens.text, cursor.start(), cursor.end(), value);
      cursor.next();
    }
    Span span = cursor.spanFrom(start);
    return plain ? new Expression.Text(span, value.toString()) : new Other(span);
  }

  private Expression enclosed() {
    int start = cursor.start();
    if (cursor.is('{') || depth >= DEEPEST) {
      cursor.skipBrackets();
      return new Other(cursor.spanFrom(start));
    }
    boolean parenthesis = cursor.is('(');
    List<Expression> items = brackets(false);
    Span span = cursor.spanFrom(start);
    int last = cursor.tokens.codeBefore(cursor.tokens.codeBefore(cursor.index()));
    if (last >= 0 && cursor.tokens.end(last) == comprehensionEnd) {
      return new Other(span);
    }
    return parenthesis && items.size() == 1 && !cursor.tokens.is(last, ',')
        ? inner(items.get(0), span)
        : new Sequence(span, items);
  }

  /** As in CPython's {@code ast}, parentheses that make no tuple belong to nothing. */
  private static Expression inner(Expression item, Span outer) {
    return item instanceof Other ? new Other(outer) : item;
  }

  private List<Expression> brackets(boolean sliced) {
    List<Expression> items = new ArrayList<>();
    depth++;
    cursor.next();
    while (!cursor.atLineEnd() && !cursor.isClosing()) {
      items.add(expression(sliced));
      step();
    }
    closeBracket();
    depth--;
    return List.copyOf(items);
  }
}
