package dev.kinship.dialect;

import java.util.Optional;

/**
 * What a user may say of how a migration is written: whether tables that exist may be locked for
 * long, the SQL expression that fills a required key on rows that are there, and whether the way
 * back may lose the values of a key.
 */
public record Manner(Safety safety, Optional<String> backfill, boolean dropKey) {
  public static final Manner DEFAULT = new Manner(Safety.AUTO, Optional.empty(), false);

  /** When the longer text is written that keeps a table usable meanwhile. */
  public enum Safety {
    ALWAYS,
    /** Where the table is large, or nobody knows how large it is. */
    AUTO,
    NEVER
  }
}
