package dev.kinship.syntax.python.token;

/** Finds the end of a number. */
final class Numbers {
  /** What may follow a number without a blank: {@code 1if x else 2}. */
  private static final String[] KEYWORDS = {"and", "else", "for", "if", "in", "is", "not", "or"};

  private Numbers() {}

  /**
   * The offset after the number that begins at {@code start}; if it is malformed, the complement of
   * the offset after the run.
   */
  static int end(String text, int start) {
    int at = charAt(text, start) == '0' ? zero(text, start) : decimal(text, start);
    return at >= 0 && endsWell(text, at) ? at : ~runEnd(text, start);
  }

  private static int zero(String text, int start) {
    return switch (charAt(text, start + 1) | 0x20) {
      case 'x' -> radix(text, start + 2, 16);
      case 'o' -> radix(text, start + 2, 8);
      case 'b' -> radix(text, start + 2, 2);
      default -> leadingZero(text, start);
    };
  }

  private static int radix(String text, int start, int radix) {
    int at = start;
    do {
      if (charAt(text, at) == '_') {
        at++;
      }
      if (!isDigit(text, at, radix)) {
        return -1;
      }
      while (isDigit(text, at, radix)) {
        at++;
      }
    } while (charAt(text, at) == '_');
    return at;
  }

  /** {@code 00} and {@code 07.5} are numbers, {@code 07} is not. */
  private static int leadingZero(String text, int start) {
    int whole = digits(text, start);
    int end = whole < 0 ? -1 : fraction(text, whole);
    if (end != whole) {
      return end;
    }
    for (int at = start; at < whole; at++) {
      if (text.charAt(at) != '0' && text.charAt(at) != '_') {
        return -1;
      }
    }
    return end;
  }

  private static int decimal(String text, int start) {
    int whole = charAt(text, start) == '.' ? start : digits(text, start);
    return whole < 0 ? -1 : fraction(text, whole);
  }

  /** A fraction, an exponent and the {@code j} of an imaginary number, as far as they are there. */
  private static int fraction(String text, int start) {
    int at = start;
    if (charAt(text, at) == '.') {
      at++;
      if (isDigit(text, at, 10)) {
        at = digits(text, at);
      }
    }
    if (at >= 0 && (charAt(text, at) | 0x20) == 'e') {
      at = exponent(text, at);
    }
    return at >= 0 && (charAt(text, at) | 0x20) == 'j' ? at + 1 : at;
  }

  private static int exponent(String text, int start) {
    char sign = charAt(text, start + 1);
    if (sign == '+' || sign == '-') {
      return isDigit(text, start + 2, 10) ? digits(text, start + 2) : -1;
    }
    return isDigit(text, start + 1, 10) ? digits(text, start + 1) : start;
  }

  /** Digits with single underscores between them. */
  private static int digits(String text, int start) {
    int at = start;
    while (true) {
      while (isDigit(text, at, 10)) {
        at++;
      }
      if (charAt(text, at) != '_') {
        return at;
      }
      if (!isDigit(text, ++at, 10)) {
        return -1;
      }
    }
  }

  private static boolean endsWell(String text, int at) {
    byte sort = Characters.sortOf(charAt(text, at));
    if (sort == Characters.DIGIT) {
      return false;
    }
    if (sort != Characters.LETTER) {
      return true;
    }
    for (String keyword : KEYWORDS) {
      if (text.startsWith(keyword, at)) {
        return true;
      }
    }
    return false;
  }

  private static int runEnd(String text, int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == '.' || Characters.wordEnd(text, at) > at)) {
      at = Math.max(at + 1, Characters.wordEnd(text, at));
    }
    return at;
  }

  private static boolean isDigit(String text, int at, int radix) {
    char c = charAt(text, at);
    return c < 128 && Character.digit(c, radix) >= 0;
  }

  private static char charAt(String text, int at) {
    return at < text.length() ? text.charAt(at) : '\n';
  }
}
