package dev.kinship.text.script;

/**
 * The rows that follow {@code COPY … FROM stdin} in a script for psql. They are not SQL, and end at
 * a line of {@code \.} alone.
 */
public final class CopyRows {
  private static final String END = "\n\\.";

  private CopyRows() {}

  /** The end of the rows that begin in the line after {@code from}; the same place if none do. */
  public static int end(String text, int from) {
    for (int at = text.indexOf(END, from); at >= 0; at = text.indexOf(END, at + 1)) {
      int end = at + END.length();
      if (end == text.length() || "\r\n".indexOf(text.charAt(end)) >= 0) {
        return end;
      }
    }
    return from;
  }
}
