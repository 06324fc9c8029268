package dev.kinship.project.ignore;

import dev.kinship.project.file.Texts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The patterns of one .gitignore, the last one first, as git asks them; {@code start} is where
 * paths begin that are seen from its folder.
 */
record IgnoreFile(List<IgnorePattern> patterns, int start) {
  IgnoreFile {
    patterns = List.copyOf(patterns);
  }

  static IgnoreFile of(byte[] content, int start) {
    List<IgnorePattern> patterns = new ArrayList<>();
    int from = Texts.isMarked(content) ? Texts.MARK_LENGTH : 0;
    while (from < content.length) {
      int end = indexOf(content, '\n', from, content.length);
      boolean returned = end > from && content[end - 1] == '\r';
      // A line ends at a byte of zero too, as in every string of C.
      int stop = indexOf(content, '\0', from, returned ? end - 1 : end);
      IgnorePattern.of(Arrays.copyOfRange(content, from, stop)).ifPresent(patterns::add);
      from = end + 1;
    }
    return new IgnoreFile(patterns.reversed(), start);
  }

  /** The pattern that decides about a path; {@code name} is where its last part begins. */
  Optional<IgnorePattern> deciding(byte[] path, int name, boolean folder, Effort effort) {
    for (IgnorePattern it : patterns) {
      if (it.matches(path, start, name, folder, effort)) {
        return Optional.of(it);
      }
    }
    return Optional.empty();
  }

  private static int indexOf(byte[] content, char wanted, int from, int end) {
    int at = from;
    while (at < end && content[at] != wanted) {
      at++;
    }
    return at;
  }
}
