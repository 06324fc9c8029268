package dev.kinship.report;

import dev.kinship.text.Place;
import dev.kinship.text.Visible;

/**
 * What is printed below a line so that it points at a place in it, as wide as the line is shown.
 */
final class Carets {
  private static final int LONGEST = 240;
  private static final int BEFORE = 80;
  private static final String LEFT_OUT = "...";

  private Carets() {}

  /** The same place in the part of a long line that is around it. */
  static Place near(Place place) {
    String text = place.lineText();
    if (text.length() <= LONGEST) {
      return place;
    }
    int column = Math.min(place.column() - 1, text.length());
    int start = whole(text, Math.max(0, Math.min(column - BEFORE, text.length() - LONGEST)));
    int end = whole(text, Math.min(text.length(), start + LONGEST));
    String before = start == 0 ? "" : LEFT_OUT;
    String after = end == text.length() ? "" : LEFT_OUT;
    return new Place(
        place.file(),
        place.line(),
        place.column() - start + before.length(),
        before + text.substring(start, end) + after,
        Math.min(place.length(), Math.max(1, end - column)));
  }

  /** Not between the halves of a character. */
  private static int whole(String text, int index) {
    return index > 0 && index < text.length() && Character.isLowSurrogate(text.charAt(index))
        ? index - 1
        : index;
  }

  /** Blanks up to the place; tabs stay, for they are as wide there as above. */
  static String before(Place place) {
    String text = place.lineText();
    int end = Math.min(place.column() - 1, text.length());
    StringBuilder blanks = new StringBuilder(" ".repeat(place.column() - 1 - end));
    Visible.of(text.substring(0, end))
        .codePoints()
        .forEach(it -> blanks.append(it == '\t' ? "\t" : " ".repeat(ShownWidth.of(it))));
    return blanks.toString();
  }

  /** One for each column of what is shown. */
  static String under(Place place) {
    String text = place.lineText();
    int start = Math.min(place.column() - 1, text.length());
    int end = Math.min(start + place.length(), text.length());
    int beyond = place.length() - (end - start);
    return "^".repeat(ShownWidth.of(Visible.of(text.substring(start, end))) + beyond);
  }
}
