package dev.kinship.project.ignore;

import java.util.Arrays;
import java.util.Optional;

/**
 * One line of a .gitignore, by the rules of git's documentation (gitignore, "Pattern format") and
 * of its code. Everything before the first wildcard is compared as it is, the rest is {@code glob}.
 */
final class IgnorePattern {
  private final byte[] literal;
  private final Optional<Glob> glob;
  private final boolean includes;
  private final boolean foldersOnly;
  private final boolean nameOnly;

  private IgnorePattern(
      byte[] literal,
      Optional<Glob> glob,
      boolean includes,
      boolean foldersOnly,
      boolean nameOnly) {
    this.literal = literal;
    this.glob = glob;
    this.includes = includes;
    this.foldersOnly = foldersOnly;
    this.nameOnly = nameOnly;
  }

  /** Whether it takes back what a line above ignores. */
  boolean includes() {
    return includes;
  }

  /** The line's pattern; empty for a blank line, a comment, or what cannot match anything. */
  static Optional<IgnorePattern> of(byte[] line) {
    if (line.length == 0 || line[0] == '#') {
      return Optional.empty();
    }
    int end = trimmed(line);
    boolean includes = line[0] == '!';
    int start = includes ? 1 : 0;
    boolean foldersOnly = end > start && line[end - 1] == '/';
    end -= foldersOnly ? 1 : 0;
    boolean nameOnly = !has(line, start, end, '/');
    start += start < end && line[start] == '/' ? 1 : 0;
    if (start >= end) {
      return Optional.empty();
    }
    int wild = start;
    while (wild < end && "*?[\\".indexOf(line[wild]) < 0) {
      wild++;
    }
    byte[] literal = Arrays.copyOfRange(line, start, wild);
    if (wild == end) {
      return Optional.of(
          new IgnorePattern(literal, Optional.empty(), includes, foldersOnly, nameOnly));
    }
    return Glob.of(Arrays.copyOfRange(line, wild, end), 0)
        .map(it -> new IgnorePattern(literal, Optional.of(it), includes, foldersOnly, nameOnly));
  }

  /** Whether the line is about the path that begins at {@code start}, its name at {@code name}. */
  boolean matches(byte[] path, int start, int name, boolean folder, Effort effort) {
    effort.spend(1);
    if (foldersOnly && !folder) {
      return false;
    }
    int from = nameOnly ? name : start;
    int after = from + literal.length;
    if (after > path.length || !Arrays.equals(literal, 0, literal.length, path, from, after)) {
      return false;
    }
    if (glob.isEmpty()) {
      return after == path.length;
    }
    effort.spend((long) glob.get().parts().size() * (path.length - after + 1));
    return glob.get().matches(path, after);
  }

  /** Where blanks at the end begin; they count after a backslash, and tabs always do. */
  private static int trimmed(byte[] line) {
    int end = 0;
    for (int i = 0; i < line.length; i++) {
      if (line[i] == '\\') {
        i++;
        if (i == line.length) {
          return line.length;
        }
        end = i + 1;
      } else if (line[i] != ' ') {
        end = i + 1;
      }
    }
    return end;
  }

  private static boolean has(byte[] line, int start, int end, char wanted) {
    for (int i = start; i < end; i++) {
      if (line[i] == wanted) {
        return true;
      }
    }
    return false;
  }
}
