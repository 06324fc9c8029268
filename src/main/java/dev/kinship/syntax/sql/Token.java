package dev.kinship.syntax.sql;

import dev.kinship.schema.SqlName;

/**
 * A word, sign or literal of SQL; {@code text} is what it stands for, without its quotes, {@code
 * word} the same in capitals where it can be a keyword and else empty.
 */
record Token(Kind kind, String text, String word, int start, int end) {
  /**
   * What a token is; a {@code QUOTED} one is a name, or in MySQL's words perhaps a text. An {@code
   * INNER} one is a semicolon that is sent to the server, because the delimiter is another one.
   */
  enum Kind {
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    SIGN,
    INNER
  }

  static Token of(Kind kind, String text, int start, int end) {
    boolean keyword = kind == Kind.WORD || kind == Kind.SIGN || kind == Kind.INNER;
    return new Token(kind, text, keyword ? SqlName.capitals(text) : "", start, end);
  }

  /** Whether it is this keyword or sign, given in capitals. */
  boolean is(String keyword) {
    return word.equals(keyword);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
