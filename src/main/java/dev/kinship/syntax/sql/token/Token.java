package dev.kinship.syntax.sql.token;

import dev.kinship.schema.SqlName;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word, sign or literal of SQL; {@code text} is what it stands for, without its quotes, {@code
 * word} the same in capitals where it can be a keyword and else empty.
 */
public record Token(Kind kind, String text, String word, int start, int end) {
  private static final Pattern CODE_POINT =
      Pattern.compile("\\\\(?:\\+(0\\p{XDigit}{5}|10\\p{XDigit}{4})|(\\p{XDigit}{4}))");

  /**
   * What a token is; a {@code QUOTED} one is a name, or in MySQL's words perhaps a text. An {@code
   * INNER} one is a semicolon that is sent to the server, because the delimiter is another one.
   */
  public enum Kind {
    WORD,
    QUOTED,
    STRING,
    NUMBER,
    SIGN,
    INNER
  }

  /** A token of this kind. */
  public static Token of(Kind kind, String text, int start, int end) {
    boolean keyword = kind == Kind.WORD || kind == Kind.SIGN || kind == Kind.INNER;
    return new Token(kind, text, keyword ? SqlName.capitals(text) : "", start, end);
  }

  /** The name in {@code U&"d\0061ta"}: hexadecimal code points after a backslash. */
  public Token decoded() {
    String plain =
        CODE_POINT
            .matcher(text)
            .replaceAll(
                it ->
                    Matcher.quoteReplacement(
                        Character.toString(
                            Integer.parseInt(
                                it.group(1) == null ? it.group(2) : it.group(1), 16))));
    return of(kind, plain, start, end);
  }

  /** Whether it is this keyword or sign, given in capitals. */
  public boolean is(String keyword) {
    return word.equals(keyword);
  }

  public boolean isName() {
    return kind == Kind.WORD || kind == Kind.QUOTED;
  }
}
