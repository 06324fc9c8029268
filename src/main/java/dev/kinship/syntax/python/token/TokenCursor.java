package dev.kinship.syntax.python.token;

import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;

/** A place among the tokens; comments and line ends that end nothing are stepped over. */
public final class TokenCursor {
  public final Tokens tokens;
  private int index;

  /** Where the last token that was stepped over, other than a line end or a dedent, ended. */
  private int lastEnd;

  public TokenCursor(Tokens tokens, int index) {
    this.tokens = tokens;
    moveTo(index);
  }

  public int index() {
    return index;
  }

  public int lastEnd() {
    return lastEnd;
  }

  public void moveTo(int target) {
    index = target;
    while (kind() == Kind.COMMENT || kind() == Kind.LINE_BREAK) {
      index++;
    }
  }

  /** Steps to the next token; the end is never left. */
  public void next() {
    if (tokens.isCode(index)) {
      lastEnd = tokens.end(index);
    }
    if (kind() != Kind.END) {
      moveTo(index + 1);
    }
  }

  /** Steps over this operator if it is here. */
  public boolean skip(char operator) {
    boolean found = is(operator);
    if (found) {
      next();
    }
    return found;
  }

  /** Steps over this word if it is here. */
  public boolean skip(String word) {
    boolean found = isWord(word);
    if (found) {
      next();
    }
    return found;
  }

  /** Steps over a bracket and all that it holds. */
  public void skipBrackets() {
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

  public Kind kind() {
    return tokens.kind(index);
  }

  public boolean is(Kind kind) {
    return kind() == kind;
  }

  public boolean is(char operator) {
    return tokens.is(index, operator);
  }

  public boolean isWord(String word) {
    return tokens.isWord(index, word);
  }

  public boolean isOpening() {
    return is(Kind.OPERATOR) && Characters.sortOf(tokens.text.charAt(start())) == Characters.OPEN;
  }

  public boolean isClosing() {
    return is(Kind.OPERATOR) && Characters.sortOf(tokens.text.charAt(start())) == Characters.CLOSE;
  }

  /** Whether no token of this logical line is left. */
  public boolean atLineEnd() {
    return kind().compareTo(Kind.ERROR) > 0;
  }

  /** Whether no token of this simple statement is left. */
  public boolean atStatementEnd() {
    return atLineEnd() || is(';');
  }

  public int start() {
    return tokens.start(index);
  }

  public int end() {
    return tokens.end(index);
  }

  public Span span() {
    return new Span(start(), end());
  }

  /** From {@code start} to the end of the token before this one; after that if nothing is there. */
  public Span spanFrom(int start) {
    return new Span(Math.min(start, lastEnd), lastEnd);
  }

  /** The token as it is written: keywords are told by that. */
  public String text() {
    return tokens.textOf(index);
  }

  /** The name that the token is to Python. */
  public String name() {
    return tokens.nameOf(index);
  }
}
