package dev.kinship.text.script;

/** Where lines begin and end, whichever system they are from. */
public final class ScriptLines {
  private ScriptLines() {}

  /** Whether only blanks are between {@code at} and the beginning of its line. */
  public static boolean startsAt(String text, int at) {
    int before = at - 1;
    while (before >= 0 && (text.charAt(before) == ' ' || text.charAt(before) == '\t')) {
      before--;
    }
    return before < 0 || text.charAt(before) == '\n' || text.charAt(before) == '\r';
  }

  /** The end of the line that {@code from} is in. */
  public static int end(String text, int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    return end;
  }
}
