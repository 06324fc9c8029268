package dev.kinship.syntax.python.token;

/** What a character may begin, as CPython's tokenizer sees it. */
final class Characters {
  static final byte STRAY = 0;
  static final byte BLANK = 1;
  static final byte LETTER = 2;
  static final byte DIGIT = 3;
  static final byte QUOTE = 4;
  static final byte OPERATOR = 5;
  static final byte OPEN = 6;
  static final byte CLOSE = 7;
  static final byte LINE_END = 8;
  static final byte HASH = 9;
  static final byte BACKSLASH = 10;

  private static final byte[] SORTS = new byte[128];

  static {
    sort(BLANK, " \t\f");
    sort(LETTER, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_");
    sort(DIGIT, "0123456789");
    sort(QUOTE, "'\"");
    sort(OPERATOR, "+-*/%@&|^=<>!~:;,.");
    sort(OPEN, "([{");
    sort(CLOSE, ")]}");
    sort(LINE_END, "\r\n");
    sort(HASH, "#");
    sort(BACKSLASH, "\\");
  }

  private Characters() {}

  private static void sort(byte sort, String characters) {
    for (int i = 0; i < characters.length(); i++) {
      SORTS[characters.charAt(i)] = sort;
    }
  }

  /** All that is not ASCII counts as a letter; {@link #isIdentifier} looks closer. */
  static byte sortOf(char c) {
    return c < 128 ? SORTS[c] : LETTER;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The end of the run of letters and digits that begins at {@code start}. */
  static int wordEnd(String text, int start) {
    int at = start;
    while (at < text.length()) {
      byte sort = sortOf(text.charAt(at));
      if (sort != LETTER && sort != DIGIT) {
        break;
      }
      at++;
    }
    return at;
  }

  /** Whether the run is a name; a character younger than the running Java passes. */
  static boolean isIdentifier(String text, int start, int end) {
    for (int at = start; at < end; ) {
      int c = text.codePointAt(at);
      if (c >= 128 && !isIdentifier(c, at == start)) {
        return false;
      }
      at += Character.charCount(c);
    }
    return true;
  }

  private static boolean isIdentifier(int c, boolean first) {
    if (Character.getType(c) == Character.UNASSIGNED) {
      return true;
    }
    return first
        ? Character.isUnicodeIdentifierStart(c)
        : Character.isUnicodeIdentifierPart(c) && !Character.isIdentifierIgnorable(c);
  }

  /** The offset after the line end at {@code at}, where there must be one. */
  static int behindLineEnd(String text, int at) {
    boolean pair = text.charAt(at) == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
    return pair ? at + 2 : at + 1;
  }

  /** The offset of the next line end, or the text's length. */
  static int lineEnd(String text, int start) {
    int at = start;
    while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  /** The offset after the backslash at {@code at} and the line end it hides, or -1. */
  static int joinedLine(String text, int at) {
    if (at + 1 >= text.length() || sortOf(text.charAt(at + 1)) != LINE_END) {
      return -1;
    }
    int next = behindLineEnd(text, at + 1);
    return next < text.length() ? next : -1;
  }
}
