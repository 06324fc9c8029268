package dev.kinship.text;

/** Statements further to the right. */
public final class SqlIndentation {
  private SqlIndentation() {}

  /** Every line after {@code indent}, except after a line end that is part of a name. */
  public static String of(String statements, String indent, char mark) {
    StringBuilder indented = new StringBuilder();
    boolean quoted = false;
    boolean fresh = true;
    for (int i = 0; i < statements.length(); i++) {
      char c = statements.charAt(i);
      indented.append(fresh ? indent : "").append(c);
      quoted ^= c == mark;
      fresh = c == '\n' && !quoted;
    }
    return indented.toString();
  }
}
