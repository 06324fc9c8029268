package dev.kinship.schema;

import java.util.Locale;

/**
 * What happens to a child when its parent is deleted; by default what the database does by itself.
 */
public enum OnDelete {
  UNSPECIFIED,
  RESTRICT,
  CASCADE,
  SET_NULL,
  NO_ACTION;

  /** {@code set-null}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
