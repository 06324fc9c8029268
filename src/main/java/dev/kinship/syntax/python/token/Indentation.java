package dev.kinship.syntax.python.token;

import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;

/**
 * Measures what stands before each logical line, and turns it into indents and dedents. An indent
 * that nothing asks for is a problem and gives no token, nor does its dedent.
 */
final class Indentation {
  private static final int TAB = 8;

  /** CPython refuses more. */
  private static final int DEEPEST = 100;

  private final Tokens tokens;
  private final String text;

  /** The columns of the open blocks, with tabs eight columns wide, and with tabs of one column. */
  private final int[] columns = new int[DEEPEST];

  private final int[] narrowColumns = new int[DEEPEST];
  private final boolean[] hasToken = new boolean[DEEPEST];
  private int depth;

  private int column;
  private int narrowColumn;

  Indentation(Tokens tokens) {
    this.tokens = tokens;
    this.text = tokens.text;
  }

  /**
   * Begins a line at {@code start}; {@code expected} says that the one before ended in a colon.
   * Gives the offset behind the white space.
   */
  int beginLine(int start, boolean expected) {
    int end = measure(start);
    if (column > columns[depth]) {
      indent(start, end, expected);
      return end;
    }
    if (expected) {
      missingBlock(end);
    }
    while (column < columns[depth]) {
      dedent(end);
    }
    if (column != columns[depth]) {
      problem(start, end, "does not match the indentation of any outer block");
    } else if (narrowColumn != narrowColumns[depth]) {
      mixed(start, end);
    }
    return end;
  }

  /** Closes all blocks at the end of the text. */
  void finish(boolean expected) {
    if (expected) {
      missingBlock(text.length());
    }
    while (depth > 0) {
      dedent(text.length());
    }
  }

  /**
   * The offset of the first character that is no white space; lines joined to this one belong to
   * it.
   */
  static int behindBlanks(String text, int start) {
    int at = start;
    while (at < text.length()) {
      byte sort = Characters.sortOf(text.charAt(at));
      int joined = sort == Characters.BACKSLASH ? Characters.joinedLine(text, at) : -1;
      if (sort != Characters.BLANK && joined < 0) {
        break;
      }
      at = Math.max(at + 1, joined);
    }
    return at;
  }

  /** A backslash fixes the column that it stands in, save the first: then the next line counts. */
  private int measure(int start) {
    int end = behindBlanks(text, start);
    int joinedColumn = 0;
    column = 0;
    narrowColumn = 0;
    for (int at = start; at < end; at++) {
      switch (text.charAt(at)) {
        case ' ' -> step(column + 1);
        case '\t' -> step((column / TAB + 1) * TAB);
        case '\\' -> joinedColumn = joinedColumn == 0 ? column : joinedColumn;
        case '\f' -> {
          column = 0;
          narrowColumn = 0;
        }
        default -> {}
      }
    }
    if (joinedColumn > 0) {
      column = joinedColumn;
      narrowColumn = joinedColumn;
    }
    return end;
  }

  private void step(int next) {
    column = next;
    narrowColumn++;
  }

  private void indent(int start, int end, boolean expected) {
    if (!expected) {
      problem(start, end, "unexpected indentation");
    } else if (narrowColumn <= narrowColumns[depth]) {
      mixed(start, end);
    }
    if (depth + 1 == DEEPEST) {
      problem(start, end, "too many nested blocks");
      return;
    }
    depth++;
    columns[depth] = column;
    narrowColumns[depth] = narrowColumn;
    hasToken[depth] = expected;
    if (expected) {
      tokens.add(Kind.INDENT, start, end);
    }
  }

  private void dedent(int at) {
    if (hasToken[depth--]) {
      tokens.add(Kind.DEDENT, at, at);
    }
  }

  private void missingBlock(int at) {
    problem(at, at, "a block is missing before this");
  }

  private void mixed(int start, int end) {
    problem(start, end, "mixes tabs and spaces");
  }

  private void problem(int start, int end, String message) {
    tokens.problems.add(new Problem(new Span(start, end), message));
  }
}
