package dev.kinship.dialect;

import java.util.Set;

/** The words that cannot be a name unquoted, each list found by trying them on the database. */
final class Reserved {
  static final Set<String> SQLITE =
      words(
          """
          add all alter and as autoincrement between case cast check collate commit constraint create
          cross current_date current_time current_timestamp default deferrable delete distinct drop
          else escape except exists foreign from full group having if in index indexed inner insert
          intersect into is isnull join left limit natural not nothing notnull null on or order outer
          primary raise references returning right select set table then to transaction union unique
          update using values when where with true false
          """);

  private Reserved() {}

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}
