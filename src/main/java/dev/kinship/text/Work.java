package dev.kinship.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts how often a run reads and parses each file, once it is asked to: {@code
 * --trace-work}, which tests use. It is the one state that all code shares, so that nothing has to
 * carry it.
 */
public final class Work {
  /** What is done with a file or folder. */
  public enum Kind {
    LISTED,
    READ,
    PARSED
  }

  private static final Map<Kind, Map<String, Integer>> DONE = new TreeMap<>();
  private static volatile boolean counts;

  private Work() {}

  /** Counts from now on. */
  public static synchronized void count() {
    counts = true;
    for (Kind kind : Kind.values()) {
      DONE.put(kind, new TreeMap<>());
    }
  }

  /** Counts one, if anything is counted. */
  public static void done(Kind kind, String name) {
    if (counts) {
      synchronized (Work.class) {
        DONE.getOrDefault(kind, Map.of()).merge(name, 1, Integer::sum);
      }
    }
  }

  /** A line for each kind, and one for each name that it was done to more than once. */
  public static synchronized List<String> lines() {
    List<String> lines = new ArrayList<>();
    DONE.forEach(
        (kind, names) -> {
          String word = kind.name().toLowerCase(Locale.ROOT);
          lines.add("work: %s %d".formatted(word, names.size()));
          names.forEach(
              (name, times) -> {
                if (times > 1) {
                  lines.add("work: %s %s %d times".formatted(word, name, times));
                }
              });
        });
    return lines;
  }
}
