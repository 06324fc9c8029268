package dev.kinship.cli.wizard;

/** What a number can be typed for: a {@code word}, or the name of a new model. */
record Offer(String word, String label, boolean isNew) {
  static Offer of(String word) {
    return new Offer(word, word, /* isNew= */ false);
  }

  static Offer ofNew(String name) {
    return new Offer(name, "make a new model " + name, /* isNew= */ true);
  }
}
