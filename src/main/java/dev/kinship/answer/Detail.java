package dev.kinship.answer;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How much of the changes an answer shows, as {@code --diff} says. */
public enum Detail {
  /** Each file with its number of lines, and what the migration does in words. */
  SHORT,
  /** Every line, every statement, and both sides of each relationship. */
  FULL,
  /** What the relationships mean, and nothing of the files. */
  NONE;

  /** What is typed for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Detail::word).toList();
  }

  public static Optional<Detail> called(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }
}
