package dev.kinship.schema;

/** The statements around others, all of which or none are done then. */
public enum Bracket {
  /** The database ends a transaction with each change of the schema. */
  NONE("", ""),
  TRANSACTION("BEGIN", "COMMIT"),
  /** Begins a transaction if there is none, and otherwise is part of the current one. */
  SAVEPOINT("SAVEPOINT kin_migration", "RELEASE kin_migration");

  private final String begin;
  private final String end;

  Bracket(String begin, String end) {
    this.begin = begin;
    this.end = end;
  }

  /** Puts statements, each with its end, between the two. */
  public String around(String sql) {
    return this == NONE ? sql : "%s;\n%s%s;\n".formatted(begin, sql, end);
  }
}
