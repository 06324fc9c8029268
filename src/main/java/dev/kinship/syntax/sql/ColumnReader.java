package dev.kinship.syntax.sql;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Source;
import dev.kinship.schema.StatedType;
import dev.kinship.syntax.sql.Constraint.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one column of CREATE TABLE or ALTER TABLE, as far as its end. */
final class ColumnReader {
  private static final Set<String> AFTER_TYPE =
      Set.of(
          "CONSTRAINT",
          "NOT",
          "NULL",
          "PRIMARY",
          "UNIQUE",
          "REFERENCES",
          "DEFAULT",
          "CHECK",
          "COLLATE",
          "GENERATED",
          "AS",
          "AUTO_INCREMENT",
          "AUTOINCREMENT",
          "IDENTITY",
          "COMMENT",
          "ON",
          "KEY",
          "FIRST",
          "AFTER",
          "INVISIBLE",
          "VISIBLE",
          "STORAGE",
          "COMPRESSION");

  private final SqlCursor cursor;
  private final String table;
  private final String name;
  private final String type;
  private final List<Constraint> constraints = new ArrayList<>();
  private final List<String> keyless = new ArrayList<>();
  private int ruleStart;
  private int pieceStart;
  private boolean nullable = true;
  private boolean generated;
  private boolean computed;
  private String constraintName = "";
  private String collation = "";

  /** A column with the constraints in its own text. */
  record Read(Column column, Source.Part part, List<Constraint> constraints) {
    boolean refers() {
      return constraints.stream().anyMatch(it -> it.kind() == Kind.FOREIGN);
    }

    /** The same where the database does not mind what the column says that it refers to. */
    Read keyless() {
      return new Read(
          column, part, constraints.stream().filter(it -> it.kind() != Kind.FOREIGN).toList());
    }
  }

  private ColumnReader(SqlCursor cursor, String table) {
    this.cursor = cursor;
    this.table = table;
    this.pieceStart = cursor.mark();
    this.name = cursor.name();
    int mark = cursor.mark();
    while (!cursor.done() && !cursor.atAny(AFTER_TYPE)) {
      cursor.skip();
    }
    this.type = cursor.since(mark);
    this.generated = SqlTypes.serial(type);
  }

  /** {@code uniqueSerial} where the word SERIAL says that no two rows share the number. */
  static Read read(SqlCursor cursor, String table, boolean uniqueSerial) {
    int mark = cursor.mark();
    ColumnReader reader = new ColumnReader(cursor, table);
    if (uniqueSerial && SqlTypes.serial(reader.type)) {
      reader.add(Kind.UNIQUE, Optional.empty());
    }
    while (!cursor.done()) {
      reader.constraint();
    }
    return reader.result(cursor.since(mark));
  }

  private Read result(String sql) {
    keyless.add(cursor.since(pieceStart));
    keyless.removeIf(String::isEmpty);
    boolean primary = has(Kind.PRIMARY);
    boolean rowid = primary && type.equalsIgnoreCase("INTEGER") && !has(Kind.FOREIGN);
    boolean required = primary || generated;
    Column column =
        new Column(
            name,
            SqlTypes.of(type),
            nullable && !required,
            generated || rowid,
            StatedType.of(type, collation));
    return new Read(
        column,
        new Source.Part(name, type, sql, String.join(" ", keyless), computed),
        List.copyOf(constraints));
  }

  private boolean has(Kind kind) {
    return constraints.stream().anyMatch(it -> it.kind() == kind);
  }

  private void constraint() {
    if (constraintName.isEmpty()) {
      ruleStart = cursor.mark();
    }
    if (cursor.accept("CONSTRAINT")) {
      constraintName = cursor.name();
      return;
    }
    if (cursor.accept("NOT", "NULL")) {
      nullable = false;
    } else if (cursor.accept("NULL")) {
      nullable = true;
    } else if (cursor.accept("PRIMARY", "KEY") || cursor.accept("KEY")) {
      add(Kind.PRIMARY, Optional.empty());
    } else if (cursor.accept("UNIQUE")) {
      cursor.accept("KEY");
      add(Kind.UNIQUE, Optional.empty());
    } else if (cursor.at("REFERENCES")) {
      key();
    } else {
      value();
    }
    constraintName = "";
  }

  private void key() {
    int mark = cursor.mark();
    cursor.back(ruleStart);
    keyless.add(cursor.since(pieceStart));
    cursor.back(mark);
    add(
        Kind.FOREIGN,
        Optional.of(KeyReader.references(cursor, table, List.of(name), constraintName)));
    pieceStart = cursor.mark();
  }

  /** Where the value comes from; all that says nothing of the structure is passed over. */
  private void value() {
    if (cursor.accept("AUTO_INCREMENT") || cursor.accept("AUTOINCREMENT")) {
      generated = true;
    } else if (cursor.accept("IDENTITY")) {
      generated = true;
    } else if (cursor.accept("GENERATED")) {
      while (!cursor.done() && !cursor.at("AS")) {
        cursor.skip();
      }
      generated |= cursor.at("AS", "IDENTITY");
      computed |= cursor.at("AS", "(");
      cursor.accept("AS", "IDENTITY");
    } else if (cursor.accept("AS")) {
      computed = true;
    } else if (cursor.accept("COLLATE")) {
      collation = cursor.done() ? "" : cursor.dotted();
    } else if (cursor.at("DEFAULT") || cursor.at("COMMENT")) {
      cursor.skip();
      skipOne();
    } else {
      skipOne();
    }
  }

  private void skipOne() {
    if (!cursor.done()) {
      cursor.skip();
    }
  }

  private void add(Kind kind, Optional<ForeignKey> key) {
    constraints.add(new Constraint(kind, constraintName, List.of(name), key, ""));
  }
}
