package dev.kinship.syntax.sql;

import dev.kinship.schema.Doubt;
import dev.kinship.schema.TableName;
import dev.kinship.syntax.sql.token.NotUnderstood;
import dev.kinship.syntax.sql.token.SqlStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads CREATE TABLE from the name on. */
final class CreateTableReader {
  /** What a table has of another one. */
  enum Copied {
    /** All of it, now and later. */
    PARTITION,
    /** Its columns, now and later. */
    INHERITED,
    /** What it has now, except foreign keys. */
    RULES,
    /** The columns that it has now. */
    COLUMNS
  }

  private final Catalog catalog;
  private final SqlStatement statement;
  private final SqlCursor cursor;
  private final boolean replaces;
  private boolean like;

  /** Whether the table may have columns that are not known. */
  private boolean unsure;

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
    List<String> whole = List.of();
    if (cursor.accept("PARTITION", "OF")) {
      whole = List.of(cursor.table());
    } else if (cursor.accept("LIKE")) {
      whole = List.of(cursor.table());
      like = true;
    }
    List<SqlCursor> parts = parts();
    List<String> parents = inherited();
    boolean selects = statement.tokens().stream().anyMatch(it -> it.is("SELECT"));
    TableDraft table = catalog.draft(name, statement.brief(), cursor.rest());
    catalog.put(table);
    if (!whole.isEmpty()) {
      copy(table, whole.getFirst(), like ? Copied.RULES : Copied.PARTITION);
    } else if (parts.isEmpty() && parents.isEmpty()) {
      doubt(table, "the columns of %s are not known");
    } else if (selects) {
      doubt(table, "%s may have more columns");
    }
    parents.forEach(it -> copy(table, it, Copied.INHERITED));
    boolean partition = !whole.isEmpty() && !like;
    boolean heir = partition || !parents.isEmpty();
    parts.forEach(it -> part(table, it, heir));
    if (!heir && !selects && !unsure) {
      refuseKeysOfNoColumn(table);
    }
    catalog.settle(table);
  }

  /** No database takes such a key, so a later column of that name is not one of it. */
  private void refuseKeysOfNoColumn(TableDraft table) {
    boolean has = table.keys().stream().allMatch(it -> it.columns().stream().allMatch(table::has));
    if (!has) {
      table.dropConstraints(
          it -> it.key().isPresent() && !it.columns().stream().allMatch(table::has));
      doubt(table, "a foreign key of %s has a column that the table lacks");
    }
  }

  /** The tables that it inherits from. */
  private List<String> inherited() {
    int mark = cursor.mark();
    List<String> parents = new ArrayList<>();
    if (cursor.accept("INHERITS") && cursor.at("(")) {
      cursor.parts().forEach(it -> parents.add(it.table()));
    }
    cursor.back(mark);
    return parents;
  }

  /** Gives the table what the other one has; what that is may not be known. */
  private void copy(TableDraft table, String from, Copied what) {
    Optional<TableDraft> other = catalog.find(from).filter(it -> it != table);
    if (other.isEmpty()) {
      doubt(table, "%s also has the columns of another table");
    } else {
      table.copy(other.get(), what);
    }
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

  /** An {@code heir} may say more of the columns that it inherits. */
  private void part(TableDraft table, SqlCursor part, boolean heir) {
    if (part.accept("LIKE")) {
      String other = part.table();
      boolean rules = part.contains("INCLUDING", "ALL") || part.contains("INCLUDING", "INDEXES");
      copy(table, other, rules ? Copied.RULES : Copied.COLUMNS);
      return;
    }
    try {
      Optional<Constraint> constraint = ConstraintReader.read(part, table.name());
      if (constraint.isPresent()) {
        table.add(constraint.get());
      } else {
        ColumnReader.Read read = catalog.column(statement, part, table.name());
        String column = read.column().name();
        if (heir && table.has(column)) {
          read.constraints().forEach(table::add);
          table.replace(column, it -> it.with(it.nullable() && read.column().nullable()));
        } else {
          table.add(read);
        }
        table.lineage().owns(column);
      }
    } catch (NotUnderstood e) {
      doubt(table, "a column or constraint of %s is not understood");
    }
  }

  private void doubt(TableDraft table, String uncertain) {
    unsure = true;
    table.blur();
    catalog.doubt(
        Doubt.ofColumns(
            statement.brief(), TableName.shown(uncertain.formatted(table.name())), table.name()));
  }
}
