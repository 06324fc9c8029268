package dev.kinship.text;

/** What a database says, as it may be printed: it may be a stranger's, or broken. */
public final class OneLine {
  private static final int LONGEST = 500;

  private OneLine() {}

  /** In one line, without control signs, and not too long. */
  public static String of(String words) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < words.length() && line.length() < LONGEST; i++) {
      char c = words.charAt(i);
      boolean ends = Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      if (!ends && !Character.isWhitespace(c)) {
        line.append(c);
      } else if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip() + (line.length() < LONGEST ? "" : "…");
  }
}
