package dev.kinship.syntax.sql.token;

import java.util.List;

/** One statement, at least one token long, and the text that its tokens are of. */
public record SqlStatement(String text, List<Token> tokens) {
  private static final int SHORT = 60;

  public SqlStatement {
    tokens = List.copyOf(tokens);
  }

  /** All of it, as it is written. */
  public String sql() {
    return text.substring(tokens.getFirst().start(), tokens.getLast().end());
  }

  /** Its beginning on one line, for a message. */
  public String brief() {
    StringBuilder line = new StringBuilder();
    int end = tokens.getLast().end();
    for (int at = tokens.getFirst().start(); at < end && line.length() <= SHORT; at++) {
      boolean blank = Character.isWhitespace(text.charAt(at));
      if (!blank) {
        line.append(text.charAt(at));
      } else if (!Character.isWhitespace(text.charAt(at - 1))) {
        line.append(' ');
      }
    }
    return line.length() <= SHORT
        ? line.toString()
        : line.substring(0, SHORT).stripTrailing() + " …";
  }
}
