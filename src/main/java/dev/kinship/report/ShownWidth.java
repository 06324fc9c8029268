package dev.kinship.report;

/**
 * How many columns of a terminal a text takes. The wide ranges are those of Unicode's East Asian
 * Width (UAX #11) as Markus Kuhn's wcwidth has them, with emoji.
 */
public final class ShownWidth {
  /** Below it, every character that is shown takes one column. */
  private static final int FIRST_OTHER = 0x300;

  /** First and last of each range of characters that take two columns. */
  private static final int[][] WIDE = {
    {0x1100, 0x115F},
    {0x2E80, 0x303E},
    {0x3041, 0xA4CF},
    {0xA960, 0xA97C},
    {0xAC00, 0xD7A3},
    {0xF900, 0xFAFF},
    {0xFE30, 0xFE6F},
    {0xFF00, 0xFF60},
    {0xFFE0, 0xFFE6},
    {0x1F300, 0x1F64F},
    {0x1F680, 0x1F6FF},
    {0x1F900, 0x1F9FF},
    {0x20000, 0x3FFFD}
  };

  private ShownWidth() {}

  /** The columns of a text without control characters. */
  public static int of(String text) {
    return text.codePoints().map(ShownWidth::of).sum();
  }

  /** The columns of a character: none if it combines with the one before. */
  public static int of(int character) {
    if (character < FIRST_OTHER) {
      return 1;
    }
    return switch (Character.getType(character)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> 0;
      default -> isWide(character) ? 2 : 1;
    };
  }

  /** The text with blanks up to that width; a wider text stays as it is. */
  public static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - of(text)));
  }

  private static boolean isWide(int character) {
    for (int[] range : WIDE) {
      if (character <= range[1]) {
        return character >= range[0];
      }
    }
    return false;
  }
}
