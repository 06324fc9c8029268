package dev.kinship.report;

import dev.kinship.text.Change;
import dev.kinship.text.Edit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lines that the edits of a file change, with the lines around them. As the edits tell where,
 * only those lines are compared, however long the file is.
 */
final class Hunks {
  private static final int CONTEXT = 3;

  /** If there are more, lines before times lines after, all of them count as changed. */
  private static final int MOST_COMPARED = 1_000_000;

  /** Lines that go, and lines that come in their place. */
  private record Block(int start, List<String> before, List<String> after) {
    int end() {
      return start + before.size();
    }

    int growth() {
      return after.size() - before.size();
    }
  }

  private final String text;
  private final List<String> lines;
  private final int[] starts;
  private final List<Block> blocks = new ArrayList<>();

  private Hunks(String text) {
    this.text = text;
    this.lines = UnifiedDiff.lines(text);
    this.starts = new int[lines.size() + 1];
    for (int i = 1; i < lines.size(); i++) {
      starts[i] = text.indexOf('\n', starts[i - 1]) + 1;
    }
    starts[lines.size()] = text.length();
  }

  /** The hunks of a rewritten file; none if it stays as it is. */
  static List<String> of(Change.Rewrite change) {
    Hunks hunks = new Hunks(change.before());
    hunks.read(change.edits().sorted());
    return hunks.shown();
  }

  /** Compares the whole lines around each edit; edits that share a line belong together. */
  private void read(List<Edit> edits) {
    int next = 0;
    while (next < edits.size()) {
      int first = lineAt(edits.get(next).span().start());
      int end = first;
      int done = starts[first];
      StringBuilder after = new StringBuilder();
      do {
        Edit edit = edits.get(next++);
        after.append(text, done, edit.span().start()).append(edit.text());
        done = edit.span().end();
        end = Math.min(lineAt(done) + 1, lines.size());
      } while (next < edits.size()
          && (edits.get(next).span().start() < starts[end] || end == lines.size()));
      after.append(text, done, starts[end]);
      compare(first, lines.subList(first, end), UnifiedDiff.lines(after.toString()));
    }
  }

  /** The line that the offset is in; at the end of the text, one after the last whole line. */
  private int lineAt(int offset) {
    int found = Arrays.binarySearch(starts, offset);
    int line = found >= 0 ? found : -found - 2;
    boolean open = offset == text.length() && !text.isEmpty() && !text.endsWith("\n");
    return open ? lines.size() - 1 : line;
  }

  private void compare(int start, List<String> before, List<String> after) {
    int least = Math.min(before.size(), after.size());
    int same = 0;
    while (same < least && before.get(same).equals(after.get(same))) {
      same++;
    }
    int tail = 0;
    while (tail < least - same
        && before.get(before.size() - 1 - tail).equals(after.get(after.size() - 1 - tail))) {
      tail++;
    }
    List<String> old = before.subList(same, before.size() - tail);
    List<String> made = after.subList(same, after.size() - tail);
    if (old.isEmpty() || made.isEmpty() || (long) old.size() * made.size() > MOST_COMPARED) {
      add(start + same, old, made);
    } else {
      split(start + same, old, made);
    }
  }

  private void add(int start, List<String> before, List<String> after) {
    if (!before.isEmpty() || !after.isEmpty()) {
      blocks.add(new Block(start, before, after));
    }
  }

  /** Leaves out the longest row of lines that both have. */
  private void split(int start, List<String> before, List<String> after) {
    int[][] common = common(before, after);
    int i = 0;
    int j = 0;
    int old = 0;
    int made = 0;
    while (i < before.size() && j < after.size()) {
      if (before.get(i).equals(after.get(j))) {
        add(start + old, before.subList(old, i), after.subList(made, j));
        old = ++i;
        made = ++j;
      } else if (common[i + 1][j] >= common[i][j + 1]) {
        i++;
      } else {
        j++;
      }
    }
    add(start + old, before.subList(old, before.size()), after.subList(made, after.size()));
  }

  /** How many lines both have in the same order, from each line of both on. */
  private static int[][] common(List<String> before, List<String> after) {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }

  /** Blocks whose context would meet are one hunk. */
  private List<String> shown() {
    List<String> shown = new ArrayList<>();
    int grown = 0;
    int next = 0;
    while (next < blocks.size()) {
      int first = next++;
      while (next < blocks.size()
          && blocks.get(next).start() - blocks.get(next - 1).end() <= 2 * CONTEXT) {
        next++;
      }
      List<Block> hunk = blocks.subList(first, next);
      show(hunk, grown, shown);
      grown += hunk.stream().mapToInt(Block::growth).sum();
    }
    return shown;
  }

  private void show(List<Block> hunk, int grown, List<String> shown) {
    int start = Math.max(0, hunk.getFirst().start() - CONTEXT);
    int end = Math.min(lines.size(), hunk.getLast().end() + CONTEXT);
    int growth = hunk.stream().mapToInt(Block::growth).sum();
    shown.add(
        "@@ -%s +%s @@"
            .formatted(range(start, end - start), range(start + grown, end - start + growth)));
    int done = start;
    for (Block block : hunk) {
      lines.subList(done, block.start()).forEach(it -> shown.add(" " + it));
      block.before().forEach(it -> shown.add("-" + it));
      block.after().forEach(it -> shown.add("+" + it));
      done = block.end();
    }
    lines.subList(done, end).forEach(it -> shown.add(" " + it));
  }

  /** The first line, counted from one, and how many; for no lines, the line before them. */
  private static String range(int start, int count) {
    return (count == 0 ? start : start + 1) + "," + count;
  }
}
