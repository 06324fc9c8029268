package dev.kinship.proof;

import java.util.ArrayList;
import java.util.List;

/** The fields of a line, written as Python's {@code unicode_escape} writes text. */
final class Escapes {
  private Escapes() {}

  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String it : line.split("\t", -1)) {
      fields.add(text(it));
    }
    return fields;
  }

  private static String text(String escaped) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    while (at < escaped.length()) {
      char c = escaped.charAt(at);
      if (c != '\\' || at + 1 == escaped.length()) {
        text.append(c);
        at++;
      } else {
        at = take(escaped, at + 1, text);
      }
    }
    return text.toString();
  }

  /** Takes what follows a backslash, and returns where it ends. */
  private static int take(String escaped, int at, StringBuilder text) {
    char c = escaped.charAt(at);
    int digits =
        switch (c) {
          case 'x' -> 2;
          case 'u' -> 4;
          case 'U' -> 8;
          default -> 0;
        };
    int end = at + 1 + digits;
    if (digits > 0
        && end <= escaped.length()
        && escaped.substring(at + 1, end).matches("[0-9a-fA-F]+")) {
      int point = Integer.parseUnsignedInt(escaped.substring(at + 1, end), 16);
      text.appendCodePoint(Character.isValidCodePoint(point) ? point : '?');
      return end;
    }
    text.append(
        switch (c) {
          case 'n', 'r', 't' -> ' ';
          default -> c;
        });
    return at + 1;
  }
}
