package dev.kinship.schema;

import java.util.Arrays;
import java.util.List;
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
  NO_ACTION,
  /** Only existing keys have it: it works only with a default that some parent always has. */
  SET_DEFAULT;

  /** Those that a user can ask for. */
  public static final List<ReferentialAction> ASKED =
      Arrays.stream(values()).filter(it -> it != UNSPECIFIED && it != SET_DEFAULT).toList();

  /** {@code set-null}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
