package dev.kinship.syntax.sql;

import dev.kinship.schema.Index;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE INDEX from the word after CREATE. */
final class IndexReader {
  private IndexReader() {}

  /** An index as written; {@code index} is empty where it is not one of plain columns. */
  record Read(String name, String table, boolean ifNotExists, Optional<Index> index) {}

  /** The columns of an index; a key can use the first {@code whole} of them. */
  record Columns(List<String> names, int whole) {}

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
    Optional<Columns> columns = columns(cursor);
    boolean partial = wherever(cursor);
    return new Read(
        name,
        table,
        ifNotExists,
        columns.map(
            it ->
                new Index(
                    name.isEmpty()
                        ? TableName.bare(table) + "_" + String.join("_", it.names()) + "_idx"
                        : name,
                    table,
                    it.names(),
                    unique && !partial,
                    false,
                    it.whole())));
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
  private static boolean hashed(SqlCursor cursor) {
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
