package dev.kinship.dialect.sqlite;

import java.util.Set;

/**
 * The words that cannot be a name unquoted, found by trying every keyword of every database on
 * SQLite 3.54.
 */
final class SqliteReserved {
  static final Set<String> WORDS =
      Set.of(
          """
          add all alter and as between case cast check collate commit constraint create
          cross current_date current_time current_timestamp default deferrable delete
          distinct drop else escape except exists false foreign from full group having
          if in index indexed inner insert intersect into is isnull join left limit
          natural not nothing notnull null on or order outer primary raise references
          returning right select set table then to transaction true union unique update
          using values when where window with
          """
              .strip()
              .split("\\s+"));

  private SqliteReserved() {}
}
