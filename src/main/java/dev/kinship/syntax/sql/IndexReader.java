package dev.kinship.syntax.sql;

import dev.kinship.schema.Index;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE INDEX from the word after CREATE. */
final class IndexReader {
  /** Indexes of words or places, not of values. */
  private static final Set<String> OF_WORDS = Set.of("FULLTEXT", "SPATIAL");

  private IndexReader() {}

  /**
   * An index as written; {@code index} is empty where it is not one of plain columns; {@code only}
   * if the partitions of the table have none.
   */
  record Read(
      String name, String table, boolean ifNotExists, boolean only, Optional<Index> index) {}

  /** The columns of an index; a key can use the first {@code whole} of them. */
  record Columns(List<String> names, int whole) {
    /** The same columns, of which a key can use none if the index is one of {@code hashes}. */
    Columns in(boolean hashes) {
      return hashes ? new Columns(names, 0) : this;
    }
  }

  static Read read(SqlCursor cursor) {
    boolean unique = cursor.accept("UNIQUE");
    boolean ofValues = !cursor.atAny(OF_WORDS);
    while (!cursor.accept("INDEX")) {
      cursor.skip(); // CLUSTERED and the like
    }
    cursor.accept("CONCURRENTLY");
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    String own = cursor.at("ON") ? "" : cursor.table();
    boolean serves = ordered(cursor);
    cursor.expect("ON");
    boolean only = cursor.accept("ONLY");
    String table = TableName.in(TableName.schema(own), cursor.table()); // SQLite says it there
    serves &= ordered(cursor);
    Optional<Columns> columns = columns(cursor);
    boolean partial = wherever(cursor);
    boolean all =
        !partial || isNotNull(cursor, columns.map(it -> it.names().getFirst()).orElse(""));
    boolean found = serves && all;
    String name = name(own, table, columns);
    return new Read(
        name,
        table,
        ifNotExists,
        only,
        columns
            .filter(it -> ofValues)
            .map(
                it ->
                    new Index(
                        name,
                        table,
                        it.names(),
                        unique && !partial,
                        false,
                        found ? it.whole() : 0,
                        !all)));
  }

  /** The name that it has, else the one that PostgreSQL gives it. */
  private static String name(String own, String table, Optional<Columns> columns) {
    return own.isEmpty()
        ? columns
            .map(it -> TableName.bare(table) + "_" + String.join("_", it.names()) + "_idx")
            .orElse("")
        : TableName.bare(own);
  }

  /** Passes over the method, if one is given; whether it finds the rows of one value. */
  private static boolean ordered(SqlCursor cursor) {
    if (!cursor.accept("USING")) {
      return true;
    }
    boolean hash = cursor.at("HASH") && cursor.wording() != Wording.MARIADB;
    boolean ordered = cursor.at("BTREE") || hash;
    cursor.skip();
    return ordered;
  }

  /** Whether the condition here only leaves out rows without a value in this column. */
  private static boolean isNotNull(SqlCursor cursor, String column) {
    cursor.expect("WHERE");
    while (cursor.at("(")) {
      cursor.expect("(");
    }
    if (!cursor.atName() || !SqlName.same(cursor.name(), column)) {
      return false;
    }
    boolean notNull =
        cursor.accept("IS", "NOT", "NULL")
            || cursor.accept("NOTNULL")
            || cursor.accept("NOT", "NULL");
    while (cursor.at(")")) {
      cursor.expect(")");
    }
    return notNull && cursor.done();
  }

  /** The columns of the parenthesis here; nothing where one is an expression. */
  static Optional<Columns> columns(SqlCursor cursor) {
    List<String> names = new ArrayList<>();
    int whole = 0;
    for (SqlCursor part : cursor.parts()) {
      if (!part.atName()) {
        return Optional.empty();
      }
      names.add(part.name());
      boolean prefix = part.accept("(");
      if (prefix && !part.atNumber()) {
        return Optional.empty();
      }
      boolean falling = part.contains("DESC") && part.wording() == Wording.MYSQL;
      whole += whole == names.size() - 1 && !prefix && !falling ? 1 : 0;
    }
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(new Columns(List.copyOf(names), hashed(cursor) ? 0 : whole));
  }

  /** MariaDB keeps such an index as hashes of the values, if they are unique. */
  static boolean hashed(SqlCursor cursor) {
    return cursor.wording() == Wording.MARIADB && cursor.contains("USING", "HASH");
  }

  private static boolean wherever(SqlCursor cursor) {
    while (!cursor.done()) {
      if (cursor.at("WHERE")) {
        return true;
      }
      cursor.skip();
    }
    return false;
  }
}
