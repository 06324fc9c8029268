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
    0x391, 0x3A1, 0x3A3, 0x3C9, 0x400, 0x481, 0x5D0, 0x5EA, 0x621, 0x64A, 0x2010, 0x2027, 0x2030,
    0x203B, 0x20AC, 0x20AC, 0x2190, 0x22FF, 0x2500, 0x27BF, 0x3001, 0x3003, 0x3041, 0x3096, 0x30A1,
    0x30FA, 0x4E00, 0x9FFF, 0xAC00, 0xD7A3, 0xFE0F, 0xFE0F, 0x1F300, 0x1FAFF
  };

  private Nfkc() {}

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
