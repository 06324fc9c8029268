package dev.kinship.syntax.python.token;

import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the end of f-strings and t-strings. Their replacement fields hold code, with strings of its
 * own that may use the same quotes (since Python 3.12). Every method returns the offset after what
 * it read, or -1 if that is incomplete.
 */
final class FormatStrings {
  private static final int DEEPEST = 150;

  private final String text;
  private final List<Span> fields = new ArrayList<>(0);

  /** How many strings inside fields surround the offset. */
  private int strings;

  FormatStrings(String text) {
    this.text = text;
  }

  /** Reads the string whose opening quotes begin at {@code start}. */
  int end(int start, boolean raw) {
    return string(start, raw, 0);
  }

  /**
   * The code of the replacement fields read so far, those in formats included; strings inside that
   * code are part of it.
   */
  List<Span> fields() {
    return fields;
  }

  private int string(int start, boolean raw, int depth) {
    int quotes = Strings.quotes(text, start);
    int at = start + quotes;
    while (at >= 0 && at < text.length() && depth < DEEPEST) {
      char c = text.charAt(at);
      if (c == text.charAt(start) && Strings.quotes(text, at) >= quotes) {
        return at + quotes;
      } else if (c == '\\') {
        at = behindEscape(at, raw);
      } else if (c == '{') {
        boolean doubled = at + 1 < text.length() && text.charAt(at + 1) == '{';
        at = doubled ? at + 2 : field(at + 1, start, raw, depth + 1);
      } else if (quotes == 1 && (c == '\n' || c == '\r')) {
        return -1;
      } else {
        at++;
      }
    }
    return -1;
  }

  /**
   * Reads a replacement field, from after its brace, in the string that begins at {@code start}.
   */
  private int field(int from, int start, boolean raw, int depth) {
    int open = 0;
    int at = from;
    while (at >= 0 && at < text.length() && depth < DEEPEST) {
      char c = text.charAt(at);
      if (open == 0 && (c == '}' || c == ':')) {
        found(from, at);
      }
      if (open == 0 && c == '}') {
        return at + 1;
      } else if (open == 0 && c == ':') {
        return format(at + 1, start, raw, depth);
      }
      switch (Characters.sortOf(c)) {
        case Characters.OPEN -> open++;
        case Characters.CLOSE -> open--;
        default -> {}
      }
      at = behindElement(at, depth);
    }
    return -1;
  }

  private void found(int start, int end) {
    if (strings == 0) {
      fields.add(new Span(start, end));
    }
  }

  /** Steps over a word, a string, a comment or a single character. */
  private int behindElement(int at, int depth) {
    return switch (Characters.sortOf(text.charAt(at))) {
      case Characters.QUOTE -> plain(at);
      case Characters.HASH -> Characters.lineEnd(text, at);
      case Characters.LETTER -> behindWord(at, depth);
      default -> at + 1;
    };
  }

  private int behindWord(int start, int depth) {
    int at = Characters.wordEnd(text, start);
    boolean string =
        at < text.length()
            && Characters.sortOf(text.charAt(at)) == Characters.QUOTE
            && Strings.isPrefix(text, start, at);
    if (!string) {
      return at;
    }
    boolean formatted = Strings.has(text, start, at, 'f') || Strings.has(text, start, at, 't');
    return formatted ? inner(at, Strings.has(text, start, at, 'r'), depth + 1) : plain(at);
  }

  private int inner(int at, boolean raw, int depth) {
    strings++;
    int end = string(at, raw, depth);
    strings--;
    return end;
  }

  private int plain(int at) {
    return Math.max(-1, Strings.end(text, at));
  }

  /** Reads the format after a field's colon, to the end of the field. */
  private int format(int from, int start, boolean raw, int depth) {
    int quotes = Strings.quotes(text, start);
    int at = from;
    while (at >= 0 && at < text.length()) {
      char c = text.charAt(at);
      if (c == '}') {
        return at + 1;
      } else if (c == text.charAt(start) && Strings.quotes(text, at) >= quotes) {
        return -1;
      } else if (c == '\\') {
        at = behindEscape(at, raw);
      } else {
        at = c == '{' ? field(at + 1, start, raw, depth + 1) : at + 1;
      }
    }
    return -1;
  }

  /** A backslash hides no brace, unless it begins a {@code \N{NAME}}. */
  private int behindEscape(int at, boolean raw) {
    if (!raw && text.startsWith("\\N{", at)) {
      int close = text.indexOf('}', at);
      return close < 0 ? -1 : close + 1;
    }
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    return next == '{' || next == '}' ? at + 1 : Strings.behindEscape(text, at);
  }
}
