package dev.kinship.text;

/**
 * Text that a terminal shows and does not obey. What steers a terminal, turns its lines round or
 * cannot be seen becomes a backslash, a u and four digits for each UTF-16 unit, which a string of
 * JSON takes for the same text.
 */
public final class Visible {
  private Visible() {}

  /** {@code text} in one line: its line ends are escaped, its tabs stay. */
  public static String of(String text) {
    int at = firstUnsafe(text, 0);
    if (at == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    int done = 0;
    while (at < text.length()) {
      shown.append(text, done, at);
      done = at + Character.charCount(text.codePointAt(at));
      for (int unit = at; unit < done; unit++) {
        escape(shown, text.charAt(unit));
      }
      at = firstUnsafe(text, done);
    }
    return shown.append(text, done, text.length()).toString();
  }

  /** Whether all of {@code text} is shown as it is. */
  public static boolean is(String text) {
    return firstUnsafe(text, 0) == text.length();
  }

  private static int firstUnsafe(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (isUnsafe(point)) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static boolean isUnsafe(int point) {
    if (point < 0xA0) {
      return (point < ' ' && point != '\t') || point >= 0x7F;
    }
    return isInvisible(point) || isNoCharacter(point);
  }

  /** Formats text and has no shape. Joiners stay: emoji and whole scripts need them. */
  private static boolean isInvisible(int point) {
    return switch (point) {
      case 0x00AD, 0x061C, 0x180E, 0x200B, 0x200E, 0x200F, 0xFEFF -> true;
      case 0x115F, 0x1160, 0x3164, 0xFFA0 -> true; // letters of Hangul that show nothing
      default ->
          (point >= 0x2028 && point <= 0x202E)
              || (point >= 0x2060 && point <= 0x206F)
              || (point >= 0xFFF9 && point <= 0xFFFB)
              || (point >= 0x1BCA0 && point <= 0x1BCA3)
              || (point >= 0x1D173 && point <= 0x1D17A)
              || (point >= 0xE0000 && point <= 0xE007F);
    };
  }

  /** A surrogate without its other half, or what Unicode keeps free of characters. */
  private static boolean isNoCharacter(int point) {
    return (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)
        || (point >= 0xFDD0 && point <= 0xFDEF)
        || (point & 0xFFFE) == 0xFFFE;
  }

  private static void escape(StringBuilder shown, char unit) {
    shown.append('\\').append('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      shown.append("0123456789ABCDEF".charAt((unit >> shift) & 0xF));
    }
  }
}
