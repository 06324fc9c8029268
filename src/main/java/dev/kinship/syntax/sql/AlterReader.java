package dev.kinship.syntax.sql;

import dev.kinship.schema.ColumnType;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.StatedType;
import dev.kinship.schema.TableName;
import dev.kinship.schema.TextForm;
import dev.kinship.syntax.sql.Constraint.Kind;
import dev.kinship.syntax.sql.token.NotUnderstood;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.type.SqlTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads ALTER TABLE after the table's name: one action or several with commas between. */
final class AlterReader {
  private static final Set<String> HARMLESS =
      Set.of(
          "VALIDATE",
          "OWNER",
          "ENABLE",
          "DISABLE",
          "FORCE",
          "CLUSTER",
          "REPLICA",
          "COMMENT",
          "AUTO_INCREMENT",
          "ROW_FORMAT",
          "CONVERT",
          "CHARACTER",
          "CHARSET",
          "COLLATE",
          "DEFAULT",
          "ALGORITHM",
          "LOCK",
          "ORDER",
          "SET",
          "RESET",
          "NOWAIT",
          "WAIT");

  private static final Pattern PARTITIONING = Pattern.compile("(?is)\\bPARTITION\\s+BY\\b.*");
  private static final Pattern ENGINE = Pattern.compile("(?i)\\bENGINE\\s*=?\\s*\\w+");
  private static final Set<String> OF_PARTITIONS =
      Set.of("ADD", "DROP", "REORGANIZE", "TRUNCATE", "COALESCE", "EXCHANGE", "REBUILD");

  private static final Set<String> OF_TEXTS =
      Set.of("CONVERT", "CHARACTER", "CHARSET", "COLLATE", "DEFAULT");

  /** What the tables that inherit from this one get too. */
  private static final Set<String> INHERITED = Set.of("ADD", "DROP", "ALTER", "RENAME");

  private static final Set<String> RULES =
      Set.of("CONSTRAINT", "PRIMARY", "UNIQUE", "FOREIGN", "CHECK", "EXCLUDE");

  private final Catalog catalog;
  private final SqlStatement statement;
  private final TableDraft table;

  /** Whether a table that this one inherits from is altered. */
  private final boolean inherited;

  AlterReader(Catalog catalog, SqlStatement statement, TableDraft table, boolean inherited) {
    this.catalog = catalog;
    this.statement = statement;
    this.table = table;
    this.inherited = inherited;
  }

  /** {@code all} if tables that inherit from this one are altered too. */
  void read(SqlCursor cursor, boolean all) {
    cursor.split().forEach(it -> readAction(it, all));
  }

  private void readAction(SqlCursor action, boolean all) {
    read(action);
    action.back(0);
    if (all && action.atAny(INHERITED) && !action.at("RENAME", "TO")) {
      boolean columns = !isOfRules(action);
      table
          .lineage()
          .children(columns)
          .forEach(it -> new AlterReader(catalog, statement, it, true).readAction(action, true));
    }
  }

  /** Whether it is about a constraint, which partitions have too, and other children have not. */
  private static boolean isOfRules(SqlCursor action) {
    int mark = action.mark();
    action.skip();
    boolean rule = action.atAny(RULES);
    action.back(mark);
    return rule;
  }

  private void read(SqlCursor action) {
    action.back(0);
    try {
      action(action);
    } catch (NotUnderstood e) {
      table.blur();
      if (!catalog.isForeign(table)) { // There is a doubt about the rest of it already.
        catalog.doubt(
            statement,
            e.uncertain("the columns and keys of %s may be different".formatted(table.name())),
            table.name());
      }
    }
  }

  private void action(SqlCursor action) {
    if (isOfStorage(action)) {
      storage(action);
    } else if (action.accept("ADD")) {
      add(action);
    } else if (action.accept("DROP")) {
      drop(action);
    } else if (action.accept("RENAME")) {
      rename(action);
    } else if (action.accept("ALTER")) {
      alter(action);
    } else if (action.accept("MODIFY")) {
      modify(action);
    } else if (action.accept("CHANGE")) {
      action.accept("COLUMN");
      action.accept("IF", "EXISTS");
      change(action.name(), action);
    } else if (action.accept("SET", "SCHEMA")) {
      catalog.rename(table, catalog.moved(table, action.name()));
    } else if (action.accept("ATTACH", "PARTITION")) {
      attach(action.table());
    } else if (action.accept("DETACH", "PARTITION")) {
      catalog.find(action.table()).ifPresent(it -> Inheritance.part(table, it));
    } else if (action.accept("INHERIT")) {
      inherit(action.table());
    } else if (action.accept("NO", "INHERIT")) {
      disinherit(action.table());
    } else if (!action.atAny(HARMLESS)) {
      throw new NotUnderstood();
    } else if (action.atAny(OF_TEXTS)) {
      boolean existing = action.at("CONVERT");
      table.store(TextForm.of(action.rest()), existing);
    }
  }

  private void modify(SqlCursor action) {
    action.accept("COLUMN");
    boolean ifExists = action.accept("IF", "EXISTS");
    int mark = action.mark();
    String name = action.name();
    action.back(mark);
    if (!ifExists || table.has(name)) {
      change(name, action);
    }
  }

  private void attach(String partition) {
    Optional<TableDraft> child = catalog.find(partition);
    if (child.isPresent()) {
      Inheritance.attach(table, child.get());
    } else if (!catalog.isOther(partition)) {
      catalog.unknown(statement, partition);
    }
  }

  private void inherit(String parent) {
    Optional<TableDraft> known = catalog.find(parent);
    if (known.isPresent()) {
      Inheritance.join(known.get(), table, false);
    } else {
      table.lineage().join(parent, false);
    }
  }

  private void disinherit(String parent) {
    catalog.find(parent).ifPresent(it -> Inheritance.part(it, table));
    table.lineage().part(parent);
  }

  private static boolean isOfStorage(SqlCursor action) {
    return action.at("PARTITION", "BY")
        || action.at("REMOVE", "PARTITIONING")
        || action.at("ENGINE")
        || OF_PARTITIONS.stream().anyMatch(it -> action.at(it, "PARTITION"));
  }

  /** How the table is stored; which partitions it has does not matter. */
  private void storage(SqlCursor action) {
    if (action.at("PARTITION", "BY")) {
      table.option(PARTITIONING, action.rest());
    } else if (action.at("REMOVE", "PARTITIONING")) {
      table.option(PARTITIONING, "");
    } else if (action.at("ENGINE")) {
      table.option(ENGINE, action.rest());
    }
  }

  private void add(SqlCursor action) {
    boolean ifMissing = action.contains("IF", "NOT", "EXISTS");
    if (action.at("UNIQUE", "INDEX") || action.at("INDEX") || !action.at("COLUMN")) {
      Optional<Constraint> constraint = ConstraintReader.read(action, table.name());
      if (constraint.isPresent()) {
        if (!ifMissing || !table.hasRule(constraint.get().name())) {
          table.add(constraint.get());
        }
        return;
      }
    }
    action.accept("COLUMN");
    action.accept("IF", "NOT", "EXISTS");
    if (action.at("(")) {
      action.parts().forEach(it -> add(catalog.column(statement, it, table.name()), false));
      return;
    }
    add(catalog.column(statement, action, table.name()), ifMissing || inherited);
  }

  /**
   * What inherits it has the column, but no key of it; a partition has that too. A column that
   * exists stays as it is: a live database may have run the statement.
   */
  private void add(ColumnReader.Read read, boolean ifMissing) {
    String name = read.column().name();
    if (!inherited) {
      table.lineage().owns(name);
    }
    ColumnReader.Read own =
        !inherited || table.lineage().parents().partition() ? read : read.ruleless();
    if (catalog.has(table, name)) {
      table.blur();
      (ifMissing ? List.<Constraint>of() : own.constraints()).forEach(table::add);
    } else if (!ifMissing || !table.has(name)) {
      table.add(own);
    }
  }

  private void drop(SqlCursor action) {
    boolean cascade = action.contains("CASCADE");
    if (action.at("CONSTRAINT") || action.at("FOREIGN", "KEY")) {
      boolean key = !action.accept("CONSTRAINT") && action.accept("FOREIGN", "KEY");
      boolean ifExists = action.accept("IF", "EXISTS");
      dropConstraint(action.name(), key, ifExists, cascade);
    } else if (action.accept("PRIMARY", "KEY")) {
      table.dropConstraints(it -> it.kind() == Kind.PRIMARY);
    } else if (action.at("INDEX") || action.at("KEY")) {
      action.skip();
      action.accept("IF", "EXISTS");
      table.dropIndex(action.name());
    } else if (action.accept("CHECK")) {
      dropCheck(action);
    } else {
      action.accept("COLUMN");
      action.accept("IF", "EXISTS");
      dropColumn(action.name(), cascade);
    }
  }

  private void dropCheck(SqlCursor action) {
    String name = action.name();
    table.formulas().drop(name);
    if (!table.dropConstraints(it -> it.kind() == Kind.OTHER && it.isCalled(name))) {
      table.blur();
    }
  }

  private void dropColumn(String name, boolean cascade) {
    if (inherited && table.lineage().isOwn(name)) {
      return;
    }
    if (cascade) {
      catalog.dropKeysTo(table, it -> it.stream().anyMatch(one -> SqlName.same(one, name)));
    }
    table.dropColumn(name);
  }

  /** By its name, or by the one that the database gave where none was written. */
  private void dropConstraint(String name, boolean key, boolean ifExists, boolean cascade) {
    List<Constraint> named =
        table
            .constraints()
            .filter(it -> it.isCalled(name))
            .filter(it -> key ? it.key().isPresent() : !isPlainIndex(it))
            .toList();
    if (cascade) {
      named.forEach(it -> catalog.dropKeysTo(table, table.asDeclared(it.columns())::equals));
    }
    table.formulas().drop(name);
    boolean check = SqlName.folded(name).endsWith("_check");
    if (!table.dropConstraints(named::contains) && !ifExists && !check) {
      throw new NotUnderstood(
          "it is not known which key or rule of %s is dropped".formatted(table.name()));
    }
    if (check) {
      table.blur();
    }
  }

  private static boolean isPlainIndex(Constraint it) {
    return it.kind() == Kind.INDEX || it.kind() == Kind.IMPLIED;
  }

  private void rename(SqlCursor action) {
    if (action.accept("CONSTRAINT") || action.accept("INDEX") || action.accept("KEY")) {
      String rule = action.name();
      action.expect("TO");
      table.renameRule(rule, action.name());
      return;
    }
    if (action.accept("TO") || action.accept("AS")) {
      rename(action.table());
      return;
    }
    boolean column = action.accept("COLUMN");
    String from = action.table();
    if (action.accept("TO")) {
      catalog.renameColumn(table, from, action.name());
    } else if (!column) {
      rename(from);
    }
  }

  /** Without a schema the table stays in its own. */
  private void rename(String to) {
    catalog.rename(table, TableName.in(TableName.schema(table.name()), to));
  }

  private void alter(SqlCursor action) {
    if (action.at("CONSTRAINT") || action.at("INDEX")) {
      return;
    }
    action.accept("COLUMN");
    action.accept("IF", "EXISTS");
    int mark = action.mark();
    String name = action.name();
    if (action.accept("SET", "NOT", "NULL")) {
      table.replace(name, it -> it.with(false));
    } else if (action.accept("DROP", "NOT", "NULL") || action.accept("SET", "NULL")) {
      table.replace(name, it -> it.with(true));
    } else if (action.accept("RENAME", "TO")) {
      catalog.renameColumn(table, name, action.name());
    } else if (action.accept("TYPE") || action.accept("SET", "DATA", "TYPE")) {
      retype(name, action);
    } else if (action.at("SET") || action.at("DROP") || action.at("ADD") || action.at("RESTART")) {
      table.blur();
    } else {
      action.back(mark);
      change(name, action); // H2 defines it again
    }
  }

  private void retype(String name, SqlCursor action) {
    int mark = action.mark();
    while (!action.done() && !action.at("COLLATE") && !action.at("USING")) {
      action.skip();
    }
    String written = action.since(mark);
    String collation = action.accept("COLLATE") ? action.dotted() : "";
    ColumnType type = SqlTypes.of(written);
    table.retype(
        name,
        written,
        it -> catalog.known(it.with(type, StatedType.of(written, collation)), written));
  }

  private void change(String name, SqlCursor definition) {
    if (!table.has(name)) {
      throw new NotUnderstood("%s has no column %s".formatted(table.name(), name));
    }
    ColumnReader.Read read = catalog.column(statement, definition, table.name());
    table.replace(name, read);
    catalog
        .heirs(table.name())
        .forEach(it -> it.parentColumnRenamed(table.name(), name, read.column().name()));
  }
}
