package dev.kinship.syntax.sql;

import dev.kinship.schema.Doubt;
import dev.kinship.schema.TableName;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE from the name on. */
final class CreateTableReader {
  private final Catalog catalog;
  private final SqlStatement statement;
  private final SqlCursor cursor;
  private final boolean replaces;

  CreateTableReader(Catalog catalog, SqlStatement statement, SqlCursor cursor) {
    this.catalog = catalog;
    this.statement = statement;
    this.cursor = cursor;
    this.replaces = statement.tokens().get(1).is("OR");
  }

  void read() {
    boolean ifNotExists = cursor.accept("IF", "NOT", "EXISTS");
    String name = cursor.table();
    if (catalog.exactly(name).isPresent()) {
      if (ifNotExists) {
        return;
      }
      if (!replaces) {
        catalog.doubt(statement, name + " is created more than once; the last one counts", name);
      }
    }
    List<SqlCursor> parts = parts();
    boolean inherits = cursor.contains("INHERITS", "(");
    TableDraft table = catalog.draft(name, statement.brief(), cursor.rest());
    catalog.put(table);
    if (parts.isEmpty()) {
      doubt(table, "the columns of %s are not known");
    } else if (statement.tokens().stream().anyMatch(it -> it.is("SELECT"))) {
      doubt(table, "%s may have more columns");
    } else if (inherits) {
      doubt(table, "%s also has the columns of another table");
    }
    parts.forEach(it -> part(table, it));
  }

  /** Its columns and constraints; none where they cannot be told from one another. */
  private List<SqlCursor> parts() {
    int mark = cursor.mark();
    try {
      return cursor.at("(") && !selects() ? cursor.parts() : List.of();
    } catch (NotUnderstood e) { // A bracket that is not closed.
      cursor.back(mark);
      return List.of();
    }
  }

  private boolean selects() {
    int mark = cursor.mark();
    cursor.accept("(");
    boolean selects = cursor.at("SELECT") || cursor.at("WITH");
    cursor.back(mark);
    return selects;
  }

  private void part(TableDraft table, SqlCursor part) {
    if (part.at("LIKE")) {
      doubt(table, "%s also has the columns of another table");
      return;
    }
    try {
      Optional<Constraint> constraint = ConstraintReader.read(part, table.name());
      if (constraint.isPresent()) {
        table.add(constraint.get());
      } else {
        table.add(catalog.column(statement, part, table.name()));
      }
    } catch (NotUnderstood e) {
      doubt(table, "a column or constraint of %s is not understood");
    }
  }

  private void doubt(TableDraft table, String uncertain) {
    table.blur();
    catalog.doubt(
        Doubt.ofColumns(
            statement.brief(), TableName.shown(uncertain.formatted(table.name())), table.name()));
  }
}
