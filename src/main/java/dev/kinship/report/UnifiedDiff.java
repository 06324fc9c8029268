package dev.kinship.report;

import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A change as a unified diff that {@code git apply} takes. */
public final class UnifiedDiff {
  private static final String NOTHING = "/dev/null";
  private static final String NO_NEWLINE = "\\ No newline at end of file";

  private UnifiedDiff() {}

  /** The lines of the diff, without line ends; a carriage return stays at the end of its line. */
  public static List<String> of(Change change) {
    List<String> lines = new ArrayList<>();
    for (String line : diff(change)) {
      boolean open = line.endsWith(OPEN);
      lines.add(open ? line.substring(0, line.length() - OPEN.length()) : line);
      if (open) {
        lines.add(NO_NEWLINE);
      }
    }
    return lines;
  }

  /** How many lines of a diff have that sign. */
  public static long count(List<String> diff, String sign) {
    return diff.stream().skip(2).filter(it -> it.startsWith(sign)).count();
  }

  private static List<String> diff(Change change) {
    return switch (change) {
      case Change.Rewrite it -> rewritten(it);
      case Change.Create it -> whole(NOTHING, "b/" + it.name(), "-0,0 +1,", "+", lines(it.text()));
      case Change.Delete it -> whole("a/" + it.name(), NOTHING, "-1,", "-", lines(it.before()));
    };
  }

  private static List<String> rewritten(Change.Rewrite change) {
    List<String> hunks = Hunks.of(change);
    return hunks.isEmpty()
        ? hunks
        : Stream.concat(
                Stream.of("--- a/" + change.name(), "+++ b/" + change.name()), hunks.stream())
            .toList();
  }

  private static List<String> whole(
      String from, String to, String range, String sign, List<String> lines) {
    if (lines.isEmpty()) {
      return List.of();
    }
    List<String> diff = new ArrayList<>(List.of("--- " + from, "+++ " + to));
    diff.add("@@ " + range + lines.size() + (sign.equals("-") ? " +0,0" : "") + " @@");
    lines.forEach(it -> diff.add(sign + it));
    return diff;
  }

  /**
   * Marks a last line without a line end, so that it differs from the same line with one; no line
   * contains it.
   */
  private static final String OPEN = "\n";

  static List<String> lines(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
      lines.add(text.substring(start, end));
      start = end + 1;
    }
    if (start < text.length()) {
      lines.add(text.substring(start) + OPEN);
    }
    return lines;
  }
}
