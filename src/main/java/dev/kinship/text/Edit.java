package dev.kinship.text;

import java.util.Comparator;

/**
 * One replacement: {@code text} takes the place of {@code span}, in the offsets of the text as
 * read.
 */
public record Edit(Span span, String text) {
  static final Comparator<Edit> BY_POSITION =
      Comparator.<Edit>comparingInt(it -> it.span().start())
          .thenComparingInt(it -> it.span().end());

  /** Puts {@code text} before the character at {@code offset}; nothing is taken away. */
  public static Edit insert(int offset, String text) {
    return new Edit(Span.at(offset), text);
  }

  /** Whether both would change the same characters; two insertions at one offset do not. */
  boolean clashesWith(Edit next) {
    return next.span.start() < span.end() || (span.equals(next.span) && !span.isEmpty());
  }
}
