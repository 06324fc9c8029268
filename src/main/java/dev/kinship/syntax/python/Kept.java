package dev.kinship.syntax.python;

import dev.kinship.syntax.python.token.Ranges;
import dev.kinship.syntax.python.token.Tokens;
import dev.kinship.syntax.python.token.Tokens.Kind;
import java.util.Arrays;

/**
 * The tokens of a text that lie outside some ranges. Indents and dedents are left out, since an
 * inserted line may take an indent for its own: {@link Skeleton} looks after blocks. So is the line
 * end that is missing from the text.
 */
final class Kept {
  private final Tokens tokens;
  private final int[] indices;

  Kept(Tokens tokens, Ranges ranges) {
    this.tokens = tokens;
    int[] kept = new int[tokens.count()];
    int count = 0;
    for (int i = 0; i < tokens.count(); i++) {
      boolean empty = tokens.start(i) == tokens.end(i);
      if (!empty
          && tokens.kind(i) != Kind.INDENT
          && !ranges.cover(tokens.start(i), tokens.end(i))) {
        kept[count++] = i;
      }
    }
    indices = Arrays.copyOf(kept, count);
  }

  /** Whether both have tokens of the same kinds and texts. */
  boolean sameAs(Kept other) {
    boolean same = indices.length == other.indices.length;
    for (int i = 0; same && i < indices.length; i++) {
      same = sameToken(indices[i], other, other.indices[i]);
    }
    return same;
  }

  private boolean sameToken(int index, Kept other, int otherIndex) {
    int start = tokens.start(index);
    int otherStart = other.tokens.start(otherIndex);
    int length = tokens.end(index) - start;
    return tokens.kind(index) == other.tokens.kind(otherIndex)
        && length == other.tokens.end(otherIndex) - otherStart
        && tokens.text.regionMatches(start, other.tokens.text, otherStart, length);
  }

  /** Which of the kept tokens begins at {@code offset}; negative where none does. */
  int startingAt(int offset) {
    int low = 0;
    int high = indices.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int start = tokens.start(indices[middle]);
      if (start == offset) {
        return middle;
      } else if (start < offset) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -1;
  }
}
