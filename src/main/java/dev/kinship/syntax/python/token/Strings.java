package dev.kinship.syntax.python.token;

/** Finds prefixes and ends of strings. */
final class Strings {
  private Strings() {}

  /** Whether the word may come before a quote: {@code r}, {@code Rb}, {@code f}, … */
  static boolean isPrefix(String text, int start, int end) {
    if (end - start > 2) {
      return false;
    }
    int first = text.charAt(start) | 0x20;
    if (end - start == 1) {
      return first == 'r' || first == 'b' || first == 'f' || first == 'u' || first == 't';
    }
    int second = text.charAt(start + 1) | 0x20;
    int other = first == 'r' ? second : first;
    return (first == 'r') != (second == 'r') && (other == 'b' || other == 'f' || other == 't');
  }

  /** Whether the prefix holds {@code letter}, small or capital. */
  static boolean has(String text, int start, int end, char letter) {
    for (int at = start; at < end; at++) {
      if ((text.charAt(at) | 0x20) == letter) {
        return true;
      }
    }
    return false;
  }

  /** How long the quotes are that begin at {@code at}: three characters or one. */
  static int quotes(String text, int at) {
    char quote = text.charAt(at);
    boolean triple =
        at + 2 < text.length() && text.charAt(at + 1) == quote && text.charAt(at + 2) == quote;
    return triple ? 3 : 1;
  }

  /**
   * The offset after a string whose opening quotes begin at {@code at}; the complement of its end
   * if it is not closed.
   */
  static int end(String text, int at) {
    return quotes(text, at) == 3 ? longEnd(text, at) : shortEnd(text, at);
  }

  private static int shortEnd(String text, int start) {
    char quote = text.charAt(start);
    for (int at = start + 1; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote) {
        return at + 1;
      } else if (c == '\\') {
        at = behindEscape(text, at) - 1;
      } else if (c == '\n' || c == '\r') {
        return ~at;
      }
    }
    return ~text.length();
  }

  private static int longEnd(String text, int start) {
    char quote = text.charAt(start);
    for (int at = start + 3; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == quote && quotes(text, at) == 3) {
        return at + 3;
      } else if (c == '\\') {
        at++;
      }
    }
    return ~text.length();
  }

  /** The offset after the backslash at {@code at} and what it hides. */
  static int behindEscape(String text, int at) {
    if (at + 1 >= text.length()) {
      return at + 1;
    }
    return text.charAt(at + 1) == '\r' ? Characters.behindLineEnd(text, at + 1) : at + 2;
  }
}
