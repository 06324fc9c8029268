package dev.kinship.report;

import dev.kinship.text.Place;
import dev.kinship.text.Visible;

/**
 * What is printed below a line so that it points at a place in it, as wide as the line is shown.
 */
final class Carets {
  private Carets() {}

  /** Blanks up to the place; tabs stay, for they are as wide there as above. */
  static String before(Place place) {
    String text = place.lineText();
    int end = Math.min(place.column() - 1, text.length());
    StringBuilder blanks = new StringBuilder(" ".repeat(place.column() - 1 - end));
    for (char c : Visible.of(text.substring(0, end)).toCharArray()) {
      blanks.append(c == '\t' ? '\t' : ' ');
    }
    return blanks.toString();
  }

  /** One for each character that is shown. */
  static String under(Place place) {
    String text = place.lineText();
    int start = Math.min(place.column() - 1, text.length());
    int end = Math.min(start + place.length(), text.length());
    int beyond = place.length() - (end - start);
    return "^".repeat(Visible.of(text.substring(start, end)).length() + beyond);
  }
}
