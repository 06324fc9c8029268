package dev.kinship.model;

import java.util.Locale;

/** Whether a model waits for its database or is awaited. Both ends of a relationship share one. */
public enum Flavour {
  SYNC,
  ASYNC;

  /** {@code sync} or {@code async}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
