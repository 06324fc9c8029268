package dev.kinship.diagnostic;

import java.util.List;
import java.util.stream.Stream;

/** Several names in one sentence; of many, the first ones and how many more there are. */
public final class Series {
  private static final int MOST = 20;

  private Series() {}

  /** {@code a, b and c}, or with another word than {@code and}. */
  public static String of(List<String> names, String last) {
    List<String> few = few(names).toList();
    return few.size() == 1
        ? few.getFirst()
        : "%s %s %s"
            .formatted(String.join(", ", few.subList(0, few.size() - 1)), last, few.getLast());
  }

  /** The names, or the first of many and then {@code 490 more}. */
  public static Stream<String> few(List<String> names) {
    int more = names.size() - MOST;
    return more <= 1
        ? names.stream()
        : Stream.concat(names.stream().limit(MOST), Stream.of("%d more".formatted(more)));
  }
}
