package dev.kinship.report;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.kinship.text.Change;
import java.util.ArrayList;
import java.util.List;

/** A change as a unified diff that {@code git apply} takes. */
final class UnifiedDiff {
  private static final int CONTEXT = 3;
  private static final String NO_NEWLINE = "\\ No newline at end of file";

  private UnifiedDiff() {}

  /** The lines of the diff, without line ends; a carriage return stays at the end of its line. */
  static List<String> of(Change change) {
    List<String> before = lines(change.before());
    List<String> after = lines(change.after());
    List<String> diff =
        UnifiedDiffUtils.generateUnifiedDiff(
            change instanceof Change.Create ? "/dev/null" : "a/" + change.name(),
            change instanceof Change.Delete ? "/dev/null" : "b/" + change.name(),
            before,
            DiffUtils.diff(before, after),
            CONTEXT);
    List<String> lines = new ArrayList<>();
    for (String line : patched(change, diff)) {
      boolean open = line.endsWith(OPEN);
      lines.add(open ? line.substring(0, line.length() - OPEN.length()) : line);
      if (open) {
        lines.add(NO_NEWLINE);
      }
    }
    return lines;
  }

  /** The library counts the lines of a file that is not there from 1; git counts from 0. */
  private static List<String> patched(Change change, List<String> diff) {
    return switch (change) {
      case Change.Rewrite it -> diff;
      case Change.Create it ->
          diff.stream().map(line -> line.replace("@@ -1,0 ", "@@ -0,0 ")).toList();
      case Change.Delete it ->
          diff.stream().map(line -> line.replace("+1,0 @@", "+0,0 @@")).toList();
    };
  }

  /** Stands behind a last line that has no line end, so that it differs from the same with one. */
  private static final String OPEN = "\u0000";

  private static List<String> lines(String text) {
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
