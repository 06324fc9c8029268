package dev.kinship.cli.wizard;

import java.util.ArrayList;
import java.util.List;

/** Breaks a line between words, so that the terminal does not break it inside one. */
final class Wrapped {
  private Wrapped() {}

  /** The parts of a line, each as far indented as its beginning; a longer word stays whole. */
  static List<String> of(String line, int columns) {
    String margin = " ".repeat(line.length() - line.stripLeading().length());
    List<String> parts = new ArrayList<>();
    String rest = line;
    while (rest.length() > columns) {
      int end = rest.lastIndexOf(' ', columns);
      if (end <= margin.length()) {
        break;
      }
      parts.add(rest.substring(0, end).stripTrailing());
      rest = margin + rest.substring(end).strip();
    }
    parts.add(rest);
    return parts;
  }
}
