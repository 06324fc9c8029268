package dev.kinship.syntax.python.token;

import dev.kinship.syntax.python.token.Tokens.Kind;
import dev.kinship.text.Span;

/**
 * Splits a text into tokens as CPython does (3.8 to 3.14). What CPython refuses becomes a problem,
 * and reading continues after it; a text that CPython compiles has none.
 */
public final class Lexer {
  private static final int CONFLICT = 7;

  private final String text;
  private final Tokens tokens;
  private final Brackets brackets;
  private final Indentation indentation;
  private int at;

  /** Whether this logical line has said nothing yet. */
  private boolean fresh = true;

  /** Whether the last logical line ended in a colon. */
  private boolean blockExpected;

  /**
   * Once an f-string broke off, the rest are read as plain ones: else each could read to the end.
   */
  private boolean plainStringsOnly;

  private Lexer(String text) {
    this.text = text;
    tokens = new Tokens(text);
    brackets = new Brackets(text, tokens.problems);
    indentation = new Indentation(tokens);
  }

  /** Reads all of {@code text}. Never fails. */
  public static Tokens read(String text) {
    return new Lexer(text).read();
  }

  /** The same, but blanks before the first token mean nothing. */
  public static Tokens readInline(String text) {
    Lexer lexer = new Lexer(text);
    lexer.at = Indentation.behindBlanks(text, 0);
    return lexer.read();
  }

  private Tokens read() {
    int zero = text.indexOf('\0');
    if (zero >= 0) {
      problem(zero, zero + 1, "a zero character");
    }
    beginLine();
    while (at < text.length()) {
      step();
    }
    brackets.abandon();
    if (!fresh) {
      endLine(Kind.NEWLINE, at);
    }
    indentation.finish(blockExpected);
    tokens.add(Kind.END, at, at);
    return tokens;
  }

  private void step() {
    char c = text.charAt(at);
    switch (Characters.sortOf(c)) {
      case Characters.BLANK -> at++;
      case Characters.LETTER -> word();
      case Characters.DIGIT -> number();
      case Characters.QUOTE -> string(at, at);
      case Characters.OPERATOR -> operator();
      case Characters.OPEN -> {
        brackets.open(at);
        code(Kind.OPERATOR, at + 1);
      }
      case Characters.CLOSE -> {
        brackets.close(at);
        code(Kind.OPERATOR, at + 1);
      }
      case Characters.LINE_END -> lineEnd();
      case Characters.HASH -> comment();
      case Characters.BACKSLASH -> joinLines();
      default -> stray(at + 1);
    }
  }

  /** Reads the white space of a line, and what it means if the line says anything. */
  private void beginLine() {
    int next = Indentation.behindBlanks(text, at);
    byte sort = next < text.length() ? Characters.sortOf(text.charAt(next)) : Characters.LINE_END;
    if (sort != Characters.LINE_END && sort != Characters.HASH) {
      indentation.beginLine(at, blockExpected);
      blockExpected = false;
    }
    at = next;
  }

  private void lineEnd() {
    int next = Characters.behindLineEnd(text, at);
    if (brackets.anyOpen()) {
      if (!brackets.beginStatement(next)) {
        add(Kind.LINE_BREAK, next);
        return;
      }
      brackets.abandon();
    }
    if (fresh) {
      add(Kind.LINE_BREAK, next);
    } else {
      endLine(Kind.NEWLINE, next);
    }
    beginLine();
  }

  private void endLine(Kind kind, int end) {
    int last = tokens.codeBefore(tokens.count());
    blockExpected = last >= 0 && tokens.is(last, ':');
    add(kind, end);
    fresh = true;
  }

  private void word() {
    int end = Characters.wordEnd(text, at);
    boolean quoted = end < text.length() && Characters.sortOf(text.charAt(end)) == Characters.QUOTE;
    if (quoted && Strings.isPrefix(text, at, end)) {
      string(at, end);
    } else if (Characters.isIdentifier(text, at, end)) {
      code(Kind.NAME, end);
    } else {
      stray(end);
    }
  }

  private void number() {
    int end = Numbers.end(text, at);
    if (end < 0) {
      problem(at, ~end, "not a number");
    }
    code(end < 0 ? Kind.ERROR : Kind.NUMBER, Math.max(end, ~end));
  }

  private void string(int start, int quote) {
    int end = stringEnd(start, quote);
    if (end < 0) {
      problem(start, ~end, "this string is never closed");
    }
    code(end < 0 ? Kind.ERROR : Kind.STRING, Math.max(end, ~end));
  }

  private int stringEnd(int start, int quote) {
    boolean formatted =
        Strings.has(text, start, quote, 'f') || Strings.has(text, start, quote, 't');
    if (!formatted || plainStringsOnly) {
      return Strings.end(text, quote);
    }
    int end = new FormatStrings(text).end(quote, Strings.has(text, start, quote, 'r'));
    if (end >= 0) {
      return end;
    }
    plainStringsOnly = true;
    int plainEnd = Strings.end(text, quote);
    return plainEnd < 0 ? plainEnd : ~plainEnd;
  }

  private void operator() {
    boolean fraction =
        text.charAt(at) == '.' && at + 1 < text.length() && Characters.isDigit(text.charAt(at + 1));
    int length = Operators.length(text, at);
    if (fraction) {
      number();
    } else if (length == 0) {
      stray(at + 1);
    } else {
      if (beginsConflict()) {
        problem(at, at + CONFLICT, "a merge conflict is not resolved");
      }
      code(Kind.OPERATOR, at + length);
    }
  }

  /** Whether a line begins with the marker that version control puts around a conflict. */
  private boolean beginsConflict() {
    boolean marker = text.startsWith("<<<<<<<", at) || text.startsWith(">>>>>>>", at);
    return marker && (at == 0 || Characters.sortOf(text.charAt(at - 1)) == Characters.LINE_END);
  }

  private void comment() {
    add(Kind.COMMENT, Characters.lineEnd(text, at));
  }

  private void joinLines() {
    int next = Characters.joinedLine(text, at);
    if (next < 0) {
      stray(at + 1);
    } else {
      at = next;
    }
  }

  private void stray(int end) {
    problem(at, end, "not Python");
    code(Kind.ERROR, end);
  }

  private void code(Kind kind, int end) {
    fresh = false;
    add(kind, end);
  }

  private void add(Kind kind, int end) {
    tokens.add(kind, at, end);
    at = end;
  }

  private void problem(int start, int end, String message) {
    tokens.problems.add(new Problem(new Span(start, end), message));
  }
}
