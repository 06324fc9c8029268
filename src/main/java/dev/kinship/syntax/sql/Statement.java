package dev.kinship.syntax.sql;

import java.util.List;

/** One statement, at least one token long, and the text that its tokens are of. */
record Statement(String text, List<Token> tokens) {
  private static final int SHORT = 60;

  Statement {
    tokens = List.copyOf(tokens);
  }

  String sql() {
    return text.substring(tokens.getFirst().start(), tokens.getLast().end());
  }

  /** Its beginning on one line, for a message. */
  String brief() {
    String line = sql().strip().replaceAll("\\s+", " ");
    return line.length() <= SHORT ? line : line.substring(0, SHORT).stripTrailing() + " …";
  }
}
