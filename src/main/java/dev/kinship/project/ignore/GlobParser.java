package dev.kinship.project.ignore;

import dev.kinship.project.ignore.Glob.Part;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** Reads a pattern of wildmatch piece by piece, in the order in which git does. */
final class GlobParser {
  private final byte[] pattern;
  private final int start;
  private final List<Part> parts = new ArrayList<>();
  private int at;

  GlobParser(byte[] pattern, int start) {
    this.pattern = pattern;
    this.start = start;
    this.at = start;
  }

  /** Empty if the pattern cannot match anything. */
  Optional<Glob> parse() {
    while (at < pattern.length) {
      byte here = pattern[at++];
      if (here == '*') {
        stars();
      } else if (here == '?') {
        add(new BitSet(), true);
      } else if (here == '[') {
        GlobBrackets brackets = new GlobBrackets(pattern, at);
        Optional<BitSet> bytes = brackets.parse();
        if (bytes.isEmpty()) {
          return Optional.empty();
        }
        add(bytes.get(), brackets.isNegated());
        at = brackets.end();
      } else if (here != '\\') {
        literal(here);
      } else if (at < pattern.length) {
        literal(pattern[at++]);
      } else {
        return Optional.empty(); // A backslash at the end has nothing to escape.
      }
    }
    return Optional.of(new Glob(parts));
  }

  /** Two stars and more cross slashes only if they are a whole part of the path. */
  private void stars() {
    int first = at - 1;
    while (has(at, '*')) {
      at++;
    }
    boolean begins = first == start || pattern[first - 1] == '/';
    boolean ends = at == pattern.length || has(at, '/') || (has(at, '\\') && has(at + 1, '/'));
    boolean whole = at - first > 1 && begins && ends;
    if (whole && has(at, '/')) {
      at++;
      append(new Glob.Folders());
    } else {
      append(new Glob.Any(whole));
    }
  }

  private boolean has(int index, char wanted) {
    return index < pattern.length && pattern[index] == wanted;
  }

  private void literal(byte wanted) {
    BitSet bytes = new BitSet();
    bytes.set(wanted & 0xFF);
    parts.add(new Glob.OneOf(bytes));
  }

  /** Only a slash in the pattern matches a slash. */
  private void add(BitSet bytes, boolean negated) {
    if (negated) {
      bytes.flip(0, 256);
    }
    bytes.clear('/');
    parts.add(new Glob.OneOf(bytes));
  }

  /** The same part twice in a row matches what it matches once. */
  private void append(Part part) {
    if (parts.isEmpty() || !parts.getLast().equals(part)) {
      parts.add(part);
    }
  }
}
