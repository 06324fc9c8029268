package dev.kinship.schema;

import java.util.Set;

/** How a database interprets SQL that databases interpret differently. */
public enum Wording {
  /** The database is not known, or means what the standard says. */
  USUAL,
  /** A name that is not quoted is one in small letters, and only that. */
  FOLDED,
  /** The same, and no key is checked later than at once. */
  H2,
  /** A number that is SERIAL is unique; the REFERENCES of a column is a key from MySQL 9.0 on. */
  MYSQL,
  /** A number that is SERIAL is unique. */
  MARIADB;

  /** PostgreSQL and H2 have the one, SQLite the other; in MySQL both are databases like others. */
  private static final Set<String> UNNAMED = Set.of("public", "main");

  /** Whether this is where the database looks by default, so that it need not be written. */
  public boolean isUsual(String schema) {
    return !uniqueSerial() && UNNAMED.contains(SqlName.folded(schema));
  }

  /** Whether both are the name of one column here. */
  public boolean sameColumn(String one, String other) {
    return folds() ? one.equals(other) : SqlName.same(one, other);
  }

  public boolean folds() {
    return this == FOLDED || this == H2;
  }

  /** Whether both actions have the same effect; MySQL, MariaDB and H2 check nothing later. */
  public boolean same(ReferentialAction one, ReferentialAction other) {
    return plain(one) == plain(other);
  }

  private ReferentialAction plain(ReferentialAction action) {
    boolean usual =
        action == ReferentialAction.NO_ACTION
            || (action == ReferentialAction.RESTRICT
                && (this == MYSQL || this == MARIADB || this == H2));
    return usual ? ReferentialAction.UNSPECIFIED : action;
  }

  /** Whether a key must always have an index that begins with its columns. */
  public boolean indexesKeys() {
    return this == MYSQL || this == MARIADB;
  }

  /**
   * Whether a key gets an index of its own, with a name that no statement gives, unless one has
   * exactly its columns; that index cannot be dropped as long as the key exists.
   */
  public boolean addsKeyIndexes() {
    return this == H2;
  }

  /** Whether SERIAL says that no two rows share the number. */
  public boolean uniqueSerial() {
    return this == MYSQL || this == MARIADB;
  }
}
