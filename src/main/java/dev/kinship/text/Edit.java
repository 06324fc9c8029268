package dev.kinship.text;

import java.util.Comparator;

/**
 * One replacement: {@code text} takes the place of {@code span}, in the offsets of the text as
 * read.
 */
public record Edit(Span span, String text) {
  static final Comparator<Edit> BY_POSITION =
      (one, other) -> {
        int byStart = Integer.compare(one.span.start(), other.span.start());
        return byStart != 0 ? byStart : Integer.compare(one.span.end(), other.span.end());
      };

  /** Tells all edits apart. */
  static final Comparator<Edit> ORDER =
      (one, other) -> {
        int byPosition = BY_POSITION.compare(one, other);
        return byPosition != 0 ? byPosition : one.text.compareTo(other.text);
      };

  /** Puts {@code text} before the character at {@code offset}; nothing is deleted. */
  public static Edit insert(int offset, String text) {
    return new Edit(Span.at(offset), text);
  }

  /**
   * Whether {@code next}, which comes after this, would change the same characters; two insertions
   * at one offset do not.
   */
  boolean clashesWith(Edit next) {
    return next.span.start() < span.end();
  }
}
