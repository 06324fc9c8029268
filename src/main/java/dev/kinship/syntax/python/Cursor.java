package dev.kinship.syntax.python;

import dev.kinship.syntax.python.Tokens.Kind;
import dev.kinship.text.Span;

/** A place among the tokens; comments and line ends that end nothing are stepped over. */
final class Cursor {
  final Tokens tokens;
  private int index;

  /** Where the last token that was stepped over, other than a line end or a dedent, ended. */
  private int lastEnd;

  Cursor(Tokens tokens, int index) {
    this.tokens = tokens;
    moveTo(index);
  }

  int index() {
    return index;
  }

  int lastEnd() {
    return lastEnd;
  }

  void moveTo(int target) {
    index = target;
    while (kind() == Kind.COMMENT || kind() == Kind.LINE_BREAK) {
      index++;
    }
  }

  /** Steps to the next token; the end is never left. */
  void next() {
    if (tokens.isCode(index)) {
      lastEnd = tokens.end(index);
    }
    if (kind() != Kind.END) {
      moveTo(index + 1);
    }
  }

  /** Steps over this operator if it stands here. */
  boolean skip(char operator) {
    boolean found = is(operator);
    if (found) {
      next();
    }
    return found;
  }

  /** Steps over this word if it stands here. */
  boolean skip(String word) {
    boolean found = isWord(word);
    if (found) {
      next();
    }
    return found;
  }

  /** Steps over a bracket and all that it holds. */
  void skipBrackets() {
    int depth = 0;
    do {
      if (isOpening()) {
        depth++;
      } else if (isClosing()) {
        depth--;
      }
      next();
    } while (depth > 0 && !atLineEnd());
  }

  Kind kind() {
    return tokens.kind(index);
  }

  boolean is(Kind kind) {
    return kind() == kind;
  }

  boolean is(char operator) {
    return tokens.is(index, operator);
  }

  boolean isWord(String word) {
    return tokens.isWord(index, word);
  }

  boolean isOpening() {
    return is(Kind.OPERATOR) && Characters.sortOf(tokens.text.charAt(start())) == Characters.OPEN;
  }

  boolean isClosing() {
    return is(Kind.OPERATOR) && Characters.sortOf(tokens.text.charAt(start())) == Characters.CLOSE;
  }

  /** Whether no token of this logical line is left. */
  boolean atLineEnd() {
    return kind().compareTo(Kind.ERROR) > 0;
  }

  /** Whether no token of this simple statement is left. */
  boolean atStatementEnd() {
    return atLineEnd() || is(';');
  }

  int start() {
    return tokens.start(index);
  }

  int end() {
    return tokens.end(index);
  }

  Span span() {
    return new Span(start(), end());
  }

  /**
   * From {@code start} to the end of the token before this one; behind that if nothing is there.
   */
  Span spanFrom(int start) {
    return new Span(Math.min(start, lastEnd), lastEnd);
  }

  /** The token as it is written: keywords are told by that. */
  String text() {
    return tokens.textOf(index);
  }

  /** The name that the token is to Python. */
  String name() {
    return tokens.nameOf(index);
  }
}
