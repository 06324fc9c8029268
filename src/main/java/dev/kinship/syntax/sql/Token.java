package dev.kinship.syntax.sql;

/** A word, sign or literal of SQL; {@code text} is what it stands for, without its quotes. */
record Token(Kind kind, String text, int start, int end) {
  /** What a token is; a {@code QUOTED} one is a name, or in MySQL's words perhaps a text. */
  enum Kind {
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    SIGN
  }

  boolean is(String word) {
    return (kind == Kind.WORD || kind == Kind.SIGN) && text.equalsIgnoreCase(word);
  }

  boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
