package dev.kinship.source.python.edit;

import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.SourceText;
import dev.kinship.text.Span;

/** Takes whole lines out of a text, and blank lines around them with them. */
public final class LineDeletion {
  private final SourceText source;

  public LineDeletion(SourceText source) {
    this.source = source;
  }

  /** Whether nothing but white space and a comment shares the lines of {@code span}. */
  boolean hasLinesForItself(Span span) {
    String before = source.text().substring(source.lineStart(span.start()), span.start());
    String behind = source.text().substring(span.end(), source.lineEnd(span.end())).strip();
    return before.isBlank() && (behind.isEmpty() || behind.startsWith("#"));
  }

  /** How many blank lines are above the line of {@code offset}. */
  int blanksAbove(int offset) {
    int count = 0;
    int start = source.lineStart(offset);
    while (start > 0) {
      int above = lineAbove(start);
      if (!source.text().substring(above, start).isBlank()) {
        break;
      }
      count++;
      start = above;
    }
    return count;
  }

  /** Whether a blank line, or nothing, is below the line of {@code offset}. */
  boolean blankBelow(int offset) {
    int next = source.nextLine(offset);
    return source.text().substring(next, source.lineEnd(next)).isBlank();
  }

  boolean atTop(int offset) {
    return source.lineStart(offset) == 0;
  }

  /** The lines of {@code span}, with so many blank lines above them, or one below. */
  Edit lines(Span span, int above, boolean below) {
    int start = source.lineStart(span.start());
    for (int i = 0; i < above && start > 0; i++) {
      start = lineAbove(start);
    }
    int next = source.nextLine(span.end());
    int end = below && blankBelow(span.end()) ? source.nextLine(next) : next;
    return new Edit(new Span(start, end), "");
  }

  /** {@code cuts}; if they remove the unterminated last line, also the line end before it. */
  public Edits settled(Edits cuts) {
    int length = source.text().length();
    int start = length;
    for (Edit it : cuts.sorted().reversed()) {
      if (it.text().isEmpty() && it.span().end() == start) {
        start = it.span().start();
      }
    }
    boolean open = source.lineStart(length) < length;
    boolean taken = start > 0 && start < length && source.lineStart(start) == start;
    if (!open || !taken) {
      return cuts;
    }
    int from = source.lineEnd(lineAbove(start));
    return cuts.and(Edits.of(new Edit(new Span(from, start), "")));
  }

  private int lineAbove(int lineStart) {
    int end = lineStart - 1;
    boolean both = end > 0 && source.text().startsWith("\r\n", end - 1);
    return source.lineStart(both ? end - 1 : end);
  }
}
