package dev.kinship.syntax.sql;

import dev.kinship.schema.Index;
import dev.kinship.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE INDEX from the word after CREATE. */
final class IndexReader {
  private IndexReader() {}

  /** An index as written; {@code index} is empty where it is not one of plain columns. */
  record Read(String name, String table, boolean ifNotExists, Optional<Index> index) {}

  static Read read(SqlCursor cursor) {
    boolean unique = cursor.accept("UNIQUE");
    while (!cursor.accept("INDEX")) {
      cursor.skip(); // FULLTEXT, CLUSTERED and the like
    }
    cursor.accept("CONCURRENTLY");
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    String own = cursor.at("ON") ? "" : cursor.table();
    String name = TableName.bare(own);
    if (cursor.accept("USING")) {
      cursor.skip();
    }
    cursor.expect("ON");
    cursor.accept("ONLY");
    String table = TableName.in(TableName.schema(own), cursor.table()); // SQLite says it there
    if (cursor.accept("USING")) {
      cursor.skip();
    }
    Optional<List<String>> columns = columns(cursor);
    boolean partial = wherever(cursor);
    return new Read(
        name,
        table,
        ifNotExists,
        columns.map(
            it ->
                new Index(
                    name.isEmpty()
                        ? TableName.bare(table) + "_" + String.join("_", it) + "_idx"
                        : name,
                    table,
                    it,
                    unique && !partial)));
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
