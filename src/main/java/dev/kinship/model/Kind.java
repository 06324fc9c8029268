package dev.kinship.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a side of a relationship is called: in a sentence, in lower case with underscores. */
public enum Kind {
  BELONGS_TO,
  HAS_ONE,
  HAS_MANY,
  HAS_MANY_THROUGH;

  /** The kind that a user calls so; dashes and spaces are as good as underscores. */
  public static Optional<Kind> called(String word) {
    String wanted = word.replace('-', '_').replace(' ', '_').toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(it -> it.word().equals(wanted)).findFirst();
  }

  /** {@code belongs_to}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
