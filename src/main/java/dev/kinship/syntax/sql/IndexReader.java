package dev.kinship.syntax.sql;

import dev.kinship.schema.Index;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads CREATE INDEX from the word after CREATE. */
final class IndexReader {
  /** Indexes of words or places, not of values. */
  private static final Set<String> OF_WORDS = Set.of("FULLTEXT", "SPATIAL");

  private static final Set<String> ORDERED = Set.of("BTREE", "HASH");

  private IndexReader() {}

  /** An index as written; {@code index} is empty where it is not one of plain columns. */
  record Read(String name, String table, boolean ifNotExists, Optional<Index> index) {}

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
    cursor.accept("ONLY");
    String table = TableName.in(TableName.schema(own), cursor.table()); // SQLite says it there
    serves &= ordered(cursor);
    Optional<List<String>> columns = columns(cursor);
    boolean partial = wherever(cursor);
    boolean all = !partial || isNotNull(cursor, columns.map(List::getFirst).orElse(""));
    boolean found = serves && all;
    String name = name(own, table, columns);
    return new Read(
        name,
        table,
        ifNotExists,
        columns
            .filter(it -> ofValues)
            .map(it -> new Index(name, table, it, unique && !partial, false, found)));
  }

  /** The name that it has, else the one that PostgreSQL gives it. */
  private static String name(String own, String table, Optional<List<String>> columns) {
    return own.isEmpty()
        ? columns.map(it -> TableName.bare(table) + "_" + String.join("_", it) + "_idx").orElse("")
        : TableName.bare(own);
  }

  /** Passes over the method, if one is given; whether it finds the rows of one value. */
  private static boolean ordered(SqlCursor cursor) {
    if (!cursor.accept("USING")) {
      return true;
    }
    boolean ordered = cursor.atAny(ORDERED);
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
    boolean notNull = cursor.accept("IS", "NOT", "NULL") || cursor.accept("NOTNULL");
    while (cursor.at(")")) {
      cursor.expect(")");
    }
    return notNull && cursor.done();
  }

  /** The columns of the parenthesis here; nothing where one is an expression. */
  static Optional<List<String>> columns(SqlCursor cursor) {
    List<String> names = new ArrayList<>();
    for (SqlCursor part : cursor.parts()) {
      if (!part.atName()) {
        return Optional.empty();
      }
      names.add(part.name());
      if (part.accept("(") && !part.atNumber()) {
        return Optional.empty();
      }
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(names));
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
