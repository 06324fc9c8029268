package dev.kinship.text;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The edits of one text: sorted, disjoint, all in offsets of the text as it was read. Insertions at
 * one offset keep the order in which they were given; equal edits are one.
 */
public record Edits(List<Edit> sorted) {
  public static final Edits NONE = new Edits(List.of());

  /**
   * Fails with {@link IllegalStateException} where two edits clash: a bug of the one who made them.
   */
  public Edits {
    Set<Edit> known = new TreeSet<>(Edit.ORDER);
    sorted = sorted.stream().filter(known::add).sorted(Edit.BY_POSITION).toList();
    for (int i = 1; i < sorted.size(); i++) {
      if (sorted.get(i - 1).clashesWith(sorted.get(i))) {
        throw new IllegalStateException(
            "%s clashes with %s".formatted(sorted.get(i - 1), sorted.get(i)));
      }
    }
  }

  public static Edits of(Edit... edits) {
    return new Edits(List.of(edits));
  }

  public boolean isEmpty() {
    return sorted.isEmpty();
  }

  /** These edits and those. */
  public Edits and(Edits others) {
    return new Edits(Stream.concat(sorted.stream(), others.sorted.stream()).toList());
  }

  /** {@code text} with every edit made. */
  public String applyTo(String text) {
    StringBuilder result = new StringBuilder(text.length() + 256);
    int done = 0;
    for (Edit edit : sorted) {
      result.append(text, done, edit.span().start()).append(edit.text());
      done = edit.span().end();
    }
    return result.append(text, done, text.length()).toString();
  }
}
