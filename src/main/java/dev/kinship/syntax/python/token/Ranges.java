package dev.kinship.syntax.python.token;

import dev.kinship.text.Edit;
import dev.kinship.text.Edits;
import dev.kinship.text.Span;
import java.util.ArrayList;
import java.util.List;

/** Ranges of a text, in their order; those that touch are one. */
public final class Ranges {
  private final List<Span> spans = new ArrayList<>();

  private Ranges() {}

  /** What the edits delete from the text that they are applied to. */
  public static Ranges replaced(Edits edits) {
    Ranges ranges = new Ranges();
    edits.sorted().forEach(it -> ranges.add(it.span()));
    return ranges;
  }

  /** What the edits bring into the text that comes of them. */
  public static Ranges inserted(Edits edits) {
    Ranges ranges = new Ranges();
    int shift = 0;
    for (Edit edit : edits.sorted()) {
      int start = edit.span().start() + shift;
      ranges.add(new Span(start, start + edit.text().length()));
      shift += edit.text().length() - edit.span().length();
    }
    return ranges;
  }

  private void add(Span span) {
    int last = spans.size() - 1;
    if (last >= 0 && spans.get(last).end() == span.start()) {
      spans.set(last, spans.get(last).to(span));
    } else {
      spans.add(span);
    }
  }

  /** Whether one of the ranges covers all from {@code start} to {@code end}. */
  public boolean cover(int start, int end) {
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).end() < end) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low < spans.size() && spans.get(low).start() <= start;
  }
}
