package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.OnDelete;
import java.util.List;
import java.util.Optional;

/** Reads the part of a foreign key that says where it leads. */
final class KeyReader {
  private KeyReader() {}

  /**
   * From the word REFERENCES to the last action; no parent columns where none are written, which
   * means the parent's primary key. {@code name} is that of the constraint, or empty.
   */
  static ForeignKey references(Cursor cursor, String table, List<String> columns, String name) {
    cursor.expect("REFERENCES");
    String parent = cursor.table();
    List<String> parentColumns = cursor.at("(") ? cursor.names() : List.of();
    OnDelete onDelete = OnDelete.UNSPECIFIED;
    while (cursor.at("ON") || cursor.at("MATCH")) {
      boolean delete = cursor.at("ON", "DELETE");
      cursor.skip();
      cursor.skip();
      if (delete) {
        onDelete = action(cursor);
      } else if (!cursor.done()) {
        action(cursor);
      }
    }
    cursor.accept("NOT", "DEFERRABLE");
    cursor.accept("DEFERRABLE");
    if (cursor.accept("INITIALLY")) {
      cursor.skip();
    }
    Optional<String> given = Optional.of(name).filter(it -> !it.isEmpty());
    return new ForeignKey(table, columns, parent, parentColumns, onDelete, given);
  }

  private static OnDelete action(Cursor cursor) {
    if (cursor.accept("CASCADE")) {
      return OnDelete.CASCADE;
    }
    if (cursor.accept("RESTRICT")) {
      return OnDelete.RESTRICT;
    }
    if (cursor.accept("SET", "NULL")) {
      return OnDelete.SET_NULL;
    }
    if (cursor.accept("NO", "ACTION")) {
      return OnDelete.NO_ACTION;
    }
    cursor.accept("SET", "DEFAULT");
    return OnDelete.UNSPECIFIED;
  }
}
