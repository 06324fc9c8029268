package dev.kinship.schema;

import java.util.Locale;

/**
 * What happens to a child when its parent is deleted or its parent's key changes; by default what
 * the database does.
 */
public enum ReferentialAction {
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
