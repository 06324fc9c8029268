package dev.kinship.text;

import java.text.Normalizer;

/**
 * Names as Python compares them: it takes each identifier in its compatible, composed form, so that
 * {@code ﬁeld} is {@code field}. Strings are not identifiers, and stay as they are.
 */
public final class Nfkc {
  /**
   * First and last of the characters that are their own form beside each other, as far as most
   * texts go: no tables need to be loaded for them. What cannot be part of a name may be among them
   * though it has another form.
   */
  private static final int[] PLAIN = {
    0x00, 0xA9, 0xAB, 0xB1, 0xBB, 0xBB, 0xBF, 0x131, 0x134, 0x13E, 0x141, 0x148, 0x14A, 0x17E,
    0x391, 0x3A1, 0x3A3, 0x3C9, 0x400, 0x481, 0x5D0, 0x5EA, 0x621, 0x64A, 0x200B, 0x2027, 0x2030,
    0x203B, 0x20AC, 0x20AC, 0x2190, 0x22FF, 0x2500, 0x27BF, 0x3001, 0x3003, 0x3041, 0x3096, 0x30A1,
    0x30FA, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3, 0xFE0F, 0xFE0F, 0x1F300, 0x1FAFF
  };

  private Nfkc() {}

  /**
   * Whether a text in UTF-8 may have a name that is spelled in other characters and means an ASCII
   * one, as {@code Ｏrder} does. Only the first bytes of each character are looked at, so that texts
   * in other scripts, with emoji or with wide punctuation cost next to nothing.
   */
  public static boolean mayHideAscii(byte[] utf8) {
    for (int i = 0; i + 1 < utf8.length; i++) {
      if (utf8[i] < 0 && isCompatible(utf8, i)) {
        return true;
      }
    }
    return false;
  }

  /** The characters whose form is made of ASCII letters, digits and underscores alone. */
  private static boolean isCompatible(byte[] utf8, int at) {
    int second = utf8[at + 1] & 0xFF;
    int third = at + 2 < utf8.length ? utf8[at + 2] & 0xFF : 0;
    return switch (utf8[at] & 0xFF) {
      case 0xC2 -> second == 0xAA || second == 0xBA;
      case 0xC4 -> second == 0xB2 || second == 0xB3;
      case 0xC5 -> second == 0xBF;
      case 0xC7 -> second >= 0x87 && second <= 0xB3;
      case 0xCA -> second >= 0xB0 && second <= 0xB8;
      case 0xCB -> second == 0xA1 || second == 0xA2 || second == 0xA3;
      case 0xE1 -> second >= 0xB4 && second <= 0xB6;
      case 0xE2 ->
          second == 0x81 || second == 0x82 || second == 0x84 || second == 0x85 || second == 0xB1;
      case 0xEA -> second == 0x9F;
      case 0xEF -> isCompatibleForm(second, third);
      case 0xF0 ->
          second == 0x90 || second == 0x9C || second == 0x9D || (second == 0x9F && third == 0xAF);
      default -> false;
    };
  }

  /** Ligatures, low lines, and wide letters and digits, but not wide punctuation. */
  private static boolean isCompatibleForm(int second, int third) {
    return switch (second) {
      case 0xAC, 0xB9 -> true;
      case 0xB8 -> third >= 0xB3;
      case 0xBC -> (third >= 0x90 && third <= 0x99) || third >= 0xA1;
      case 0xBD -> third <= 0x9A;
      default -> false;
    };
  }

  /** What Python makes of the identifier {@code name}. */
  public static String of(String name) {
    return isPlain(name) ? name : Normalizer.normalize(name, Normalizer.Form.NFKC);
  }

  /** Whether every identifier in {@code text} is known to be its own form. */
  public static boolean isPlain(String text) {
    for (int at = 0; at < text.length(); ) {
      int c = text.codePointAt(at);
      if (c >= 128 && !isPlain(c)) {
        return false;
      }
      at += Character.charCount(c);
    }
    return true;
  }

  private static boolean isPlain(int c) {
    int at = 0;
    while (at < PLAIN.length && c > PLAIN[at + 1]) {
      at += 2;
    }
    return at < PLAIN.length && c >= PLAIN[at];
  }
}
