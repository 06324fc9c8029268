package dev.kinship.syntax.python.token;

/** Knows what a string literal means. */
public final class StringValue {
  private final String text;
  private final int end;
  private final StringBuilder out;
  private int at;

  /** Whether there is a character whose name this Java does not know. */
  private boolean unknown;

  private StringValue(String text, int start, int end, StringBuilder out) {
    this.text = text;
    this.at = start;
    this.end = end;
    this.out = out;
  }

  /** Appends what the literal between the offsets means, and says whether that could be told. */
  public static boolean append(String text, int start, int end, StringBuilder out) {
    int quote = start;
    while (Characters.sortOf(text.charAt(quote)) != Characters.QUOTE) {
      quote++;
    }
    boolean raw = Strings.has(text, start, quote, 'r');
    boolean plain = quote == start || (quote == start + 1 && (raw || isU(text.charAt(start))));
    int quotes = Strings.quotes(text, quote);
    return plain && new StringValue(text, quote + quotes, end - quotes, out).append(raw);
  }

  private static boolean isU(char c) {
    return c == 'u' || c == 'U';
  }

  private boolean append(boolean raw) {
    while (at < end) {
      char c = text.charAt(at++);
      if (c == '\r') {
        at = Math.min(end, Characters.behindLineEnd(text, at - 1));
        out.append('\n');
      } else if (c == '\\' && !raw && at < end) {
        escape(text.charAt(at++));
      } else {
        out.append(c);
      }
    }
    return !unknown;
  }

  private void escape(char c) {
    switch (c) {
      case '\\', '\'', '"' -> out.append(c);
      case 'a' -> out.append('\u0007');
      case 'b' -> out.append('\b');
      case 'f' -> out.append('\f');
      case 'n' -> out.append('\n');
      case 'r' -> out.append('\r');
      case 't' -> out.append('\t');
      case 'v' -> out.append('\u000b');
      case '\n' -> {}
      case '\r' -> at = Math.min(end, Characters.behindLineEnd(text, at - 1));
      case 'x' -> hexadecimal(c, 2);
      case 'u' -> hexadecimal(c, 4);
      case 'U' -> hexadecimal(c, 8);
      case 'N' -> named();
      case '0', '1', '2', '3', '4', '5', '6', '7' -> octal();
      default -> out.append('\\').append(c);
    }
  }

  private void octal() {
    int value = 0;
    int first = at - 1;
    at = first;
    while (at < end && at < first + 3 && Character.digit(text.charAt(at), 8) >= 0) {
      value = value * 8 + Character.digit(text.charAt(at++), 8);
    }
    out.append((char) value);
  }

  /** What CPython refuses is kept as written. */
  private void hexadecimal(char sort, int digits) {
    long value = at + digits <= end ? 0 : -1;
    for (int i = at; i < at + digits && value >= 0; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      value = digit < 0 ? -1 : value * 16 + digit;
    }
    if (value < 0 || value > Character.MAX_CODE_POINT) {
      out.append('\\').append(sort);
    } else {
      out.appendCodePoint((int) value);
      at += digits;
    }
  }

  private void named() {
    int close = at < end && text.charAt(at) == '{' ? text.indexOf('}', at) : -1;
    if (close < 0 || close >= end) {
      out.append("\\N");
      return;
    }
    try {
      out.appendCodePoint(Character.codePointOf(text.substring(at + 1, close)));
    } catch (IllegalArgumentException unknownName) {
      unknown = true;
    }
    at = close + 1;
  }
}
