package dev.kinship.syntax.python.token;

/** Knows how long an operator is. */
final class Operators {
  private Operators() {}

  /** The length of the longest operator at {@code at}, 0 where there is none. */
  static int length(String text, int at) {
    char c = text.charAt(at);
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    char third = at + 2 < text.length() ? text.charAt(at + 2) : ' ';
    return switch (c) {
      case '*', '/', '<', '>' -> next == c ? (third == '=' ? 3 : 2) : withEqualSign(next);
      case '+', '%', '@', '&', '|', '^', '=', ':' -> withEqualSign(next);
      case '-' -> next == '>' ? 2 : withEqualSign(next);
      case '!' -> next == '=' ? 2 : 0;
      case '.' -> next == '.' && third == '.' ? 3 : 1;
      default -> 1;
    };
  }

  private static int withEqualSign(char next) {
    return next == '=' ? 2 : 1;
  }
}
