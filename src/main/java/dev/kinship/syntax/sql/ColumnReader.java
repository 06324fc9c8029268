package dev.kinship.syntax.sql;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Source;
import dev.kinship.schema.Source.Clause;
import dev.kinship.schema.StatedType;
import dev.kinship.syntax.sql.Constraint.Kind;
import dev.kinship.syntax.sql.type.SqlTypes;
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
  private final List<Clause> clauses = new ArrayList<>();
  private final int start;
  private int ruleStart;
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

    Read with(Column other) {
      return new Read(other, part, constraints);
    }

    /** The same without its rules, which no other table inherits. */
    Read ruleless() {
      return new Read(column, part, List.of());
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
    this.start = cursor.mark();
    this.name = cursor.name();
    this.type = type(cursor);
    this.generated = SqlTypes.serial(type);
    this.ruleStart = start;
    clause(Clause.Kind.VALUE);
  }

  /** The type that is here, as it is written. */
  static String type(SqlCursor cursor) {
    int mark = cursor.mark();
    while (!cursor.done() && !cursor.atAny(AFTER_TYPE)) {
      cursor.skip();
    }
    return cursor.since(mark);
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
        column, new Source.Part(name, type, sql, clauses, computed), List.copyOf(constraints));
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
    Clause.Kind kind = kind();
    if (cursor.accept("ON", "CONFLICT")) {
      skipOne();
    }
    clause(kind);
    constraintName = "";
  }

  private Clause.Kind kind() {
    if (cursor.accept("NOT", "NULL")) {
      nullable = false;
      return Clause.Kind.NULLS;
    }
    if (cursor.accept("NULL")) {
      nullable = true;
      return Clause.Kind.NULLS;
    }
    if (cursor.accept("DEFAULT", "NULL")) {
      return Clause.Kind.NULLS;
    }
    if (cursor.accept("PRIMARY", "KEY") || cursor.accept("KEY")) {
      add(Kind.PRIMARY, Optional.empty());
      return Clause.Kind.UNIQUE;
    }
    if (cursor.accept("UNIQUE")) {
      cursor.accept("KEY");
      add(Kind.UNIQUE, Optional.empty());
      return Clause.Kind.UNIQUE;
    }
    if (cursor.at("REFERENCES")) {
      add(
          Kind.FOREIGN,
          Optional.of(ConstraintReader.references(cursor, table, List.of(name), constraintName)));
      return Clause.Kind.REFERENCES;
    }
    return rest();
  }

  private Clause.Kind rest() {
    if (cursor.accept("CHECK")) {
      if (!constraintName.isEmpty()) {
        add(Kind.OTHER, Optional.empty());
      }
      skipOne();
      cursor.accept("NOT", "ENFORCED");
      return Clause.Kind.CHECK;
    }
    if (cursor.at("AFTER") || cursor.at("FIRST")) {
      cursor.skipToEnd();
      return Clause.Kind.PLACE;
    }
    value();
    return Clause.Kind.VALUE;
  }

  /** What was just read, with the name before it. */
  private void clause(Clause.Kind kind) {
    int end = cursor.since(start).length();
    clauses.add(new Clause(kind, end - cursor.since(ruleStart).length(), end));
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
