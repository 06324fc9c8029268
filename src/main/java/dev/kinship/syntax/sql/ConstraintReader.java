package dev.kinship.syntax.sql;

import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.syntax.sql.Constraint.Kind;
import dev.kinship.syntax.sql.IndexReader.Columns;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a constraint of a table, or an index that MySQL writes among the columns, and where a
 * foreign key leads.
 */
final class ConstraintReader {
  private ConstraintReader() {}

  private static final Set<String> SPECIAL = Set.of("FULLTEXT", "SPATIAL");

  /** The constraint that is here; nothing, and no step forward, where a column is. */
  static Optional<Constraint> read(SqlCursor cursor, String table) {
    int mark = cursor.mark();
    String name = cursor.accept("CONSTRAINT") && !atRule(cursor) ? named(cursor) : "";
    Optional<Constraint> read = rule(cursor, table, name);
    if (read.isEmpty()) {
      cursor.back(mark);
      return read;
    }
    cursor.skipToEnd();
    String sql = cursor.since(mark);
    return read.map(it -> it.written(sql));
  }

  /** The name that is here, or after IF NOT EXISTS, which H2 and MariaDB have. */
  private static String named(SqlCursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    return cursor.atName() && !cursor.at("USING") ? cursor.name() : "";
  }

  private static boolean atRule(SqlCursor cursor) {
    return cursor.atAny(Set.of("PRIMARY", "UNIQUE", "FOREIGN", "CHECK"));
  }

  private static Optional<Constraint> rule(SqlCursor cursor, String table, String name) {
    if (cursor.accept("PRIMARY", "KEY")) {
      skipTo(cursor);
      return made(Kind.PRIMARY, name, columns(cursor));
    }
    if (cursor.accept("FOREIGN", "KEY")) {
      String own = named(cursor);
      List<String> columns = cursor.names();
      String given = name.isEmpty() ? own : name;
      return Optional.of(
          new Constraint(
              Kind.FOREIGN,
              given,
              columns,
              Optional.of(references(cursor, table, columns, given)),
              ""));
    }
    if (cursor.at("UNIQUE")) {
      return unique(cursor, name);
    }
    if (cursor.at("CHECK", "(")
        || cursor.at("EXCLUDE", "USING")
        || cursor.at("EXCLUDE", "(")
        || cursor.at("PERIOD", "FOR")) {
      return other(name);
    }
    return cursor.atAny(SPECIAL) ? special(cursor) : index(cursor);
  }

  /** {@code FULLTEXT KEY idx (title)}, but not a column whose name is {@code fulltext}. */
  private static Optional<Constraint> special(SqlCursor cursor) {
    cursor.skip();
    boolean worded = cursor.at("KEY") || cursor.at("INDEX");
    if (!worded && !cursor.at("(") && cursor.atName()) {
      cursor.skip();
    }
    return worded || (cursor.at("(") && IndexReader.columns(cursor).isPresent())
        ? other("")
        : Optional.empty();
  }

  private static Optional<Constraint> unique(SqlCursor cursor, String name) {
    cursor.expect("UNIQUE");
    boolean worded = cursor.accept("KEY") || cursor.accept("INDEX");
    String own = cursor.at("NULLS") ? "" : named(cursor);
    boolean hashes = IndexReader.hashed(cursor);
    skipTo(cursor);
    if (cursor.done() && !worded) {
      return other(name); // UNIQUE USING INDEX: the index is known already
    }
    return made(Kind.UNIQUE, name.isEmpty() ? own : name, columns(cursor).in(hashes));
  }

  /** The names, whatever follows each of them. */
  private static Columns columns(SqlCursor cursor) {
    int mark = cursor.mark();
    Optional<Columns> plain = IndexReader.columns(cursor);
    if (plain.isPresent()) {
      return plain.get();
    }
    cursor.back(mark);
    return new Columns(cursor.names(), 0);
  }

  /** {@code KEY idx (user_id)}, but not a column whose name is {@code key}. */
  private static Optional<Constraint> index(SqlCursor cursor) {
    int mark = cursor.mark();
    if (!cursor.accept("KEY") && !cursor.accept("INDEX")) {
      return Optional.empty();
    }
    String name = named(cursor);
    boolean hashes = IndexReader.hashed(cursor);
    if (cursor.accept("USING")) {
      cursor.skip();
    }
    Optional<Columns> columns = cursor.at("(") ? IndexReader.columns(cursor) : Optional.empty();
    if (columns.isEmpty()) {
      cursor.back(mark);
    }
    return columns.flatMap(it -> made(Kind.INDEX, name, it.in(hashes)));
  }

  private static void skipTo(SqlCursor cursor) {
    while (!cursor.done() && !cursor.at("(")) {
      cursor.skip();
    }
  }

  private static Optional<Constraint> made(Kind kind, String name, Columns columns) {
    return Optional.of(
        new Constraint(
            kind, name, columns.names(), Optional.empty(), "", columns.whole(), List.of()));
  }

  private static Optional<Constraint> other(String name) {
    return Optional.of(new Constraint(Kind.OTHER, name, List.of(), Optional.empty(), ""));
  }

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
