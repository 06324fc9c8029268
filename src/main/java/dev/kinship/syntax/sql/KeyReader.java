package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import java.util.List;
import java.util.Optional;

/** Reads the part of a foreign key that says where it leads. */
final class KeyReader {
  private KeyReader() {}

  /**
   * From the word REFERENCES to the last action; no parent columns where none are written, which
   * means the parent's primary key. {@code name} is that of the constraint, or empty.
   */
  static ForeignKey references(SqlCursor cursor, String table, List<String> columns, String name) {
    cursor.expect("REFERENCES");
    String parent = cursor.parent(table);
    List<String> parentColumns = cursor.at("(") ? cursor.names() : List.of();
    ReferentialAction onDelete = ReferentialAction.UNSPECIFIED;
    ReferentialAction onUpdate = ReferentialAction.UNSPECIFIED;
    while (cursor.at("ON") || cursor.at("MATCH")) {
      if (cursor.accept("ON", "DELETE")) {
        onDelete = action(cursor);
      } else if (cursor.accept("ON", "UPDATE")) {
        onUpdate = action(cursor);
      } else {
        cursor.skip();
        cursor.skip();
      }
    }
    KeyActions actions = new KeyActions(onDelete, onUpdate, deferral(cursor));
    Optional<String> given = Optional.of(name).filter(it -> !it.isEmpty());
    return new ForeignKey(table, columns, parent, parentColumns, actions, given);
  }

  private static String deferral(SqlCursor cursor) {
    if (cursor.accept("NOT", "DEFERRABLE")) {
      return "";
    }
    boolean deferrable = cursor.accept("DEFERRABLE");
    boolean deferred = cursor.accept("INITIALLY", "DEFERRED");
    cursor.accept("INITIALLY", "IMMEDIATE");
    return deferred ? "DEFERRABLE INITIALLY DEFERRED" : deferrable ? "DEFERRABLE" : "";
  }

  private static ReferentialAction action(SqlCursor cursor) {
    if (cursor.accept("CASCADE")) {
      return ReferentialAction.CASCADE;
    }
    if (cursor.accept("RESTRICT")) {
      return ReferentialAction.RESTRICT;
    }
    if (cursor.accept("SET", "NULL")) {
      return ReferentialAction.SET_NULL;
    }
    if (cursor.accept("NO", "ACTION")) {
      return ReferentialAction.NO_ACTION;
    }
    return cursor.accept("SET", "DEFAULT")
        ? ReferentialAction.SET_DEFAULT
        : ReferentialAction.UNSPECIFIED;
  }
}
