package dev.kinship.fuzz;

import dev.kinship.cases.Case.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Makes a run that breaks a promise as small as can be, the promise staying broken in one way. */
final class FuzzMinimum {
  private final Function<FuzzRun, String> breaking;
  private final String what;
  private FuzzRun smallest;

  private FuzzMinimum(FuzzRun run, String what, Function<FuzzRun, String> breaking) {
    this.smallest = run;
    this.what = what;
    this.breaking = breaking;
  }

  /** {@code breaking} says what comes of a run; the smallest one found has {@code what} too. */
  static FuzzRun of(FuzzRun run, String what, Function<FuzzRun, String> breaking) {
    FuzzMinimum minimum = new FuzzMinimum(run, what, breaking);
    for (int size = -1; size != minimum.size(); ) {
      size = minimum.size();
      minimum.withoutFiles();
      minimum.withoutParts("\n");
      minimum.withoutParts("");
      minimum.withoutWords();
    }
    return minimum.smallest;
  }

  private int size() {
    return smallest.words().size()
        + smallest.before().files().values().stream().mapToInt(String::length).sum();
  }

  private void withoutFiles() {
    for (String name : List.copyOf(smallest.before().files().keySet())) {
      Map<String, String> fewer = new TreeMap<>(smallest.before().files());
      fewer.remove(name);
      tried(new FuzzRun(new Tree(fewer), smallest.words()));
    }
  }

  private void withoutWords() {
    for (int i = smallest.words().size() - 1; i > 0; i--) {
      List<String> fewer = new ArrayList<>(smallest.words());
      fewer.remove(i);
      tried(new FuzzRun(smallest.before(), fewer));
    }
  }

  /** Lines, or characters where they stand one by one, in halves, quarters and so on. */
  private void withoutParts(String end) {
    for (String name : smallest.before().files().keySet()) {
      int count = parts(name, end).size();
      for (int length = Math.max(1, count / 2); length > 0; length /= 2) {
        for (int at = 0; at < parts(name, end).size(); ) {
          List<String> fewer = parts(name, end);
          fewer.subList(at, Math.min(fewer.size(), at + length)).clear();
          Map<String, String> files = new TreeMap<>(smallest.before().files());
          files.put(name, String.join("", fewer));
          at += tried(new FuzzRun(new Tree(files), smallest.words())) ? 0 : length;
        }
      }
    }
  }

  private List<String> parts(String name, String end) {
    String text = smallest.before().files().getOrDefault(name, "");
    return new ArrayList<>(List.of(text.split(end.isEmpty() ? "" : "(?<=" + end + ")")));
  }

  private boolean tried(FuzzRun run) {
    boolean same = breaking.apply(run).equals(what);
    if (same) {
      smallest = run;
    }
    return same;
  }
}
