package dev.kinship.dialect;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The user's options for how a migration is written: whether existing tables may be locked for
 * long, the SQL expression that fills a required key in existing rows, and whether the down
 * migration may lose the values of a key.
 */
public record RenderOptions(Safety safety, Optional<String> backfill, boolean dropKey) {
  public static final RenderOptions DEFAULT =
      new RenderOptions(Safety.AUTO, Optional.empty(), false);

  /**
   * A table of so many rows is short work: 2 µs a row in PostgreSQL, up to 33 µs in MariaDB and
   * MySQL, so a third of a second at most (docs/explanation/migrations.md tells how that was
   * measured).
   */
  static final long SMALL = 10_000;

  /** Whether a table that exists has to stay usable while it changes. */
  public boolean careful(OptionalLong rows) {
    return switch (safety) {
      case ALWAYS -> true;
      case AUTO -> rows.isEmpty() || rows.getAsLong() > SMALL;
      case NEVER -> false;
    };
  }

  /** When the longer text is written that keeps a table usable meanwhile. */
  public enum Safety {
    ALWAYS,
    /** If the table is large, or its size is not known. */
    AUTO,
    NEVER;

    /** {@code always}. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
