package dev.kinship.project.ignore;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * A pattern of git's wildmatch. It matches bytes, as git does, and follows all ways through the
 * text at once: the steps are at most parts times bytes, however hostile the pattern.
 */
record Glob(List<Part> parts) {
  Glob {
    parts = List.copyOf(parts);
  }

  /** The pattern from {@code start} on; empty if it cannot match anything, as with an open `[`. */
  static Optional<Glob> of(byte[] pattern, int start) {
    return new GlobParser(pattern, start).parse();
  }

  /** Whether all of {@code text} from {@code start} on matches. */
  boolean matches(byte[] text, int start) {
    boolean[] reached = new boolean[text.length - start + 1];
    reached[0] = true;
    for (Part part : parts) {
      if (!part.step(text, start, reached)) {
        return false;
      }
    }
    return reached[text.length - start];
  }

  /** What one piece of a pattern takes from a text. */
  sealed interface Part {
    /**
     * Replaces the positions reached before this part by those after it, counted from {@code
     * start}; false if there are none.
     */
    boolean step(byte[] text, int start, boolean[] reached);
  }

  /** One of these bytes: a literal, {@code ?} or a bracket expression. */
  record OneOf(BitSet bytes) implements Part {
    @Override
    public boolean step(byte[] text, int start, boolean[] reached) {
      boolean any = false;
      for (int i = reached.length - 1; i > 0; i--) {
        reached[i] = reached[i - 1] && bytes.get(text[start + i - 1] & 0xFF);
        any |= reached[i];
      }
      reached[0] = false;
      return any;
    }
  }

  /** Any bytes, or any but slashes: {@code *}, and {@code **} at the end of a path. */
  record Any(boolean slashes) implements Part {
    @Override
    public boolean step(byte[] text, int start, boolean[] reached) {
      for (int i = 1; i < reached.length; i++) {
        reached[i] |= reached[i - 1] && (slashes || text[start + i - 1] != '/');
      }
      return true;
    }
  }

  /** Any number of whole folders, none as well: {@code **} and a slash. */
  record Folders() implements Part {
    @Override
    public boolean step(byte[] text, int start, boolean[] reached) {
      boolean any = reached[0];
      for (int i = 1; i < reached.length; i++) {
        reached[i] |= any && text[start + i - 1] == '/';
        any |= reached[i];
      }
      return true;
    }
  }
}
