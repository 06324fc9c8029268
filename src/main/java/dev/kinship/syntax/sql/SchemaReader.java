package dev.kinship.syntax.sql;

import dev.kinship.schema.Doubt;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.schema.TextForm;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.token.NotUnderstood;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.text.script.ClientCommand;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds up the statements of migrations, of whichever dialect, to the schema that they leave. What
 * changes tables and is not understood becomes a doubt; what changes none is passed over.
 */
public final class SchemaReader {
  private static final Set<String> HARMLESS =
      Set.of(
          "INSERT",
          "UPDATE",
          "DELETE",
          "REPLACE",
          "MERGE",
          "TRUNCATE",
          "COPY",
          "SELECT",
          "VALUES",
          "WITH",
          "PRAGMA",
          "RESET",
          "SHOW",
          "BEGIN",
          "START",
          "COMMIT",
          "END",
          "ROLLBACK",
          "SAVEPOINT",
          "RELEASE",
          "ANALYZE",
          "VACUUM",
          "REINDEX",
          "CLUSTER",
          "REFRESH",
          "COMMENT",
          "GRANT",
          "REVOKE",
          "EXPLAIN",
          "LOCK",
          "UNLOCK",
          "OPTIMIZE",
          "FLUSH",
          "DISCARD",
          "PREPARE",
          "DEALLOCATE",
          "NOTIFY",
          "LISTEN",
          "CHECKPOINT",
          "SECURITY",
          "ATTACH",
          "DETACH");
  private static final Set<String> TABLE_WORDS =
      Set.of(
          "OR",
          "REPLACE",
          "TEMP",
          "TEMPORARY",
          "GLOBAL",
          "LOCAL",
          "UNLOGGED",
          "CACHED",
          "MEMORY",
          "COLUMN",
          "ROW");
  private static final Set<String> VIEW_WORDS = Set.of("ALGORITHM", "DEFINER", "SQL");
  private static final Set<String> AFTER_MANNER =
      Set.of("VIEW", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT");
  private static final Set<String> INDEX_WORDS =
      Set.of("UNIQUE", "INDEX", "FULLTEXT", "SPATIAL", "CLUSTERED", "NONCLUSTERED");

  /** What is made with the name of a table and is not a table. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "VIEW", "a view",
          "RECURSIVE", "a view",
          "FORCE", "a view",
          "ALGORITHM", "a view",
          "DEFINER", "a view",
          "SQL", "a view",
          "MATERIALIZED", "a materialized view",
          "VIRTUAL", "a virtual table",
          "FOREIGN", "a foreign table",
          "LINKED", "a linked table");

  /** What may come after the words before a view. */
  private static final Set<String> KINDS =
      Set.of("VIEW", "TABLE", "TRIGGER", "PROCEDURE", "FUNCTION", "EVENT", "DATA");

  /** Kinship's block for a database that has only procedures: it is called at once. */
  private static final String BLOCK = "KIN_STEP";

  private static final int DEEPEST_BLOCK = 8;

  private final Catalog catalog;
  private final Wording wording;
  private int depth;

  private SchemaReader(Wording wording) {
    this.catalog = new Catalog(wording);
    this.wording = wording;
  }

  /** The schema after these texts, run in this order on an empty database. */
  public static Schema read(List<String> texts) {
    return read(texts, Wording.USUAL);
  }

  /** The same on a database that is known to understand them so. */
  public static Schema read(List<String> texts, Wording wording) {
    SchemaReader reader = new SchemaReader(wording);
    for (String text : texts) {
      InEffect.statements(text, wording).forEach(reader::statement);
      reader.catalog.endSession();
    }
    return reader.catalog.schema();
  }

  private void statement(SqlStatement statement) {
    try {
      understood(statement, new SqlCursor(statement, wording));
      catalog.referring(statement);
    } catch (NotUnderstood e) {
      catalog.blurAll();
      catalog.doubt(
          MayChange.doubt(statement, e.uncertain("not understood, and may change tables")));
    }
  }

  private void understood(SqlStatement statement, SqlCursor cursor) {
    if (cursor.accept("CREATE")) {
      create(statement, cursor);
    } else if (cursor.accept("ALTER", "TABLE")) {
      alter(statement, cursor);
    } else if (cursor.accept("ALTER", "DOMAIN")) {
      new DomainReader(catalog.domains()).alter(cursor);
    } else if (cursor.accept("ALTER", "DATABASE") || cursor.accept("ALTER", "SCHEMA")) {
      catalog.store(TextForm.of(cursor.rest()));
    } else if (cursor.accept("ALTER", "INDEX")) {
      renameIndex(cursor);
    } else if (cursor.accept("DROP")) {
      new DropReader(catalog, statement, wording).read(cursor);
    } else if (cursor.accept("RENAME", "TABLE")) {
      cursor.split().forEach(this::renameTable);
    } else if (cursor.at("DO") || cursor.at("BEGIN", "NOT", "ATOMIC")) {
      block(statement);
    } else if (cursor.atAny(Set.of("UPDATE", "DELETE", "INSERT")) && editsSqlite(cursor)) {
      throw new NotUnderstood("edits the catalog itself, so any table may be different");
    } else if (cursor.accept("COMMENT", "ON", "CONSTRAINT")) {
      comment(cursor);
    } else if (cursor.at("SET") || cursor.at("USE")) {
      leave(statement, cursor);
    } else if (cursor.at("\\IF")) {
      throw new NotUnderstood(
          MayChange.condition(statement)
              .map("whether that runs depends on "::concat)
              .orElse("it depends on a condition whether that runs"));
    } else if (runsTextOnTables(statement)) {
      throw new NotUnderstood();
    } else if (!cursor.atAny(HARMLESS) && !cursor.at("ALTER") && !cursor.at("CALL", BLOCK)) {
      throw new NotUnderstood();
    }
  }

  /** Another schema is where tables are from here on that name none. */
  private void leave(SqlStatement statement, SqlCursor cursor) {
    boolean path = cursor.accept("USE");
    if (cursor.accept("SET")) {
      if (!cursor.accept("SESSION")) {
        cursor.accept("LOCAL");
      }
      path = cursor.accept("SCHEMA") || cursor.accept("SEARCH_PATH");
      if (!cursor.accept("TO")) {
        cursor.accept("=");
      }
    }
    if (path && !cursor.done() && !cursor.at("DEFAULT")) {
      String schema = cursor.name();
      if (!schema.isEmpty() && !wording.isUsual(schema) && !schema.equals("$user")) {
        catalog.doubt(
            Doubt.ofAll(
                statement.brief(),
                "from here on a table without a schema is one of %s, which is not followed"
                    .formatted(schema)));
      }
    }
  }

  /** A block in a block is read again with it, so few are allowed. */
  private void block(SqlStatement statement) {
    if (depth == DEEPEST_BLOCK) {
      throw new NotUnderstood("too many nested blocks");
    }
    List<SqlStatement> statements = Block.statements(statement, wording.folds());
    depth++;
    statements.forEach(this::statement);
    depth--;
  }

  private void create(SqlStatement statement, SqlCursor cursor) {
    boolean temporary = false;
    while (cursor.atAny(TABLE_WORDS)) {
      temporary |= cursor.at("TEMP") || cursor.at("TEMPORARY");
      cursor.skip();
    }
    passOverManner(cursor);
    if (cursor.accept("TABLE")) {
      table(statement, cursor, temporary);
    } else if (cursor.atAny(INDEX_WORDS)) {
      index(statement, cursor);
    } else if (cursor.accept("TRIGGER") || cursor.accept("CONSTRAINT", "TRIGGER")) {
      trigger(statement, cursor);
    } else if (cursor.at("PROCEDURE", BLOCK)) {
      block(statement);
    } else if (cursor.accept("TYPE")) {
      new DomainReader(catalog.domains()).createType(cursor);
    } else if (cursor.accept("DOMAIN")) {
      new DomainReader(catalog.domains()).create(cursor);
    } else if (cursor.accept("DATABASE") || cursor.accept("SCHEMA")) {
      catalog.store(TextForm.of(cursor.rest()));
    } else if (cursor.atAny(OTHERS.keySet()) && !temporary) {
      other(cursor);
    }
  }

  private void table(SqlStatement statement, SqlCursor cursor, boolean temporary) {
    int mark = cursor.mark();
    cursor.accept("IF", "NOT", "EXISTS");
    String name = cursor.table();
    cursor.back(mark);
    if (temporary || catalog.isOfSession(name)) {
      catalog.temporary(name);
    } else {
      new CreateTableReader(catalog, statement, cursor).read();
    }
  }

  private void comment(SqlCursor cursor) {
    String constraint = cursor.name();
    if (cursor.accept("ON") && !cursor.at("DOMAIN")) {
      Optional<TableDraft> table = catalog.find(cursor.table());
      boolean gone = cursor.at("IS", "NULL");
      String said = cursor.rest();
      table.ifPresent(it -> it.attached().comment(constraint, gone ? "" : said));
    }
  }

  /** How MySQL makes a view, and for whom. */
  private static void passOverManner(SqlCursor cursor) {
    int mark = cursor.mark();
    while (cursor.atAny(VIEW_WORDS)
        || (cursor.mark() > mark && !cursor.done() && !cursor.atAny(AFTER_MANNER))) {
      cursor.skip();
    }
    if (!cursor.at("VIEW")) {
      cursor.back(mark);
    }
  }

  private void index(SqlStatement statement, SqlCursor cursor) {
    IndexReader.Read read = IndexReader.read(cursor);
    Optional<TableDraft> table = catalog.find(read.table());
    if (catalog.isTemporary(read.table())) {
      return;
    }
    if (table.isEmpty()) {
      if (!catalog.isOther(read.table())) {
        index(statement, read, catalog.unknown(statement, read.table()));
      }
    } else {
      index(statement, read, table.get());
    }
  }

  private void index(SqlStatement statement, IndexReader.Read read, TableDraft table) {
    if (!read.ifNotExists() || !table.attached().has(read.name())) {
      String name = table.attached().free(read.name());
      Optional<Index> index = read.index().map(it -> it.with(name, it.table(), it.columns()));
      table.attached().add(new Attachments.Attached(name, index, true, statement.sql()));
      index.filter(it -> !read.only()).ifPresent(table.lineage()::index);
      catalog.settle(table);
    }
  }

  private void other(SqlCursor cursor) {
    String what =
        OTHERS.entrySet().stream()
            .filter(it -> cursor.at(it.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse("a view");
    while (!cursor.done() && !cursor.atAny(KINDS)) {
      cursor.skip();
    }
    if (cursor.accept("VIEW") || cursor.accept("TABLE")) {
      cursor.accept("IF", "NOT", "EXISTS");
      catalog.other(cursor.table(), what);
    }
  }

  private void trigger(SqlStatement statement, SqlCursor cursor) {
    cursor.accept("IF", "NOT", "EXISTS");
    String name = cursor.name();
    while (!cursor.at("ON")) {
      cursor.skip();
    }
    cursor.expect("ON");
    catalog
        .find(cursor.table())
        .ifPresent(
            it ->
                it.attached()
                    .add(new Attachments.Attached(name, Optional.empty(), false, statement.sql())));
  }

  private void alter(SqlStatement statement, SqlCursor cursor) {
    boolean ifExists = cursor.accept("IF", "EXISTS");
    boolean only = cursor.accept("ONLY");
    String name = cursor.table();
    cursor.accept("*");
    if (cursor.accept("WAIT")) {
      cursor.skip();
    }
    cursor.accept("NOWAIT");
    Optional<TableDraft> table = catalog.find(name);
    if (catalog.isTemporary(name)) {
      renameTemporary(name, cursor);
    } else if (table.isPresent()) {
      new AlterReader(catalog, statement, table.get(), false).read(cursor, !only);
      catalog.settle(table.get());
    } else if (cursor.accept("ATTACH", "PARTITION")) {
      catalog.find(cursor.table()).ifPresent(it -> it.lineage().join(name, true));
      catalog.unknown(statement, name);
    } else if (!ifExists && !catalog.isOther(name) && !cursor.at("OWNER", "TO")) {
      // Dumps give views and sequences their owners so.
      TableDraft known = catalog.unknown(statement, name);
      new AlterReader(catalog, statement, known, false).read(cursor, !only);
      catalog.settle(known);
    }
  }

  private void renameTemporary(String name, SqlCursor cursor) {
    if (cursor.accept("RENAME") && (cursor.accept("TO") || cursor.accept("AS"))) {
      catalog.dropTemporary(name);
      catalog.temporary(cursor.table());
    }
  }

  private void renameIndex(SqlCursor cursor) {
    cursor.accept("IF", "EXISTS");
    String from = cursor.table();
    String bare = TableName.bare(from);
    if (cursor.accept("RENAME", "TO")) {
      String to = cursor.name();
      catalog
          .having(TableName.schema(from), it -> it.hasRule(bare))
          .forEach(it -> it.renameRule(bare, to));
    }
  }

  private void renameTable(SqlCursor part) {
    Optional<TableDraft> table = catalog.find(part.table());
    part.expect("TO");
    String to = part.table();
    table.ifPresent(it -> catalog.rename(it, to));
  }

  /** Whether psql runs what the query gives, and that may be about tables. */
  private static boolean runsTextOnTables(SqlStatement statement) {
    return statement.tokens().getLast().is(SqlName.capitals(ClientCommand.RUNS_RESULT))
        && SqlName.capitals(statement.sql()).contains("TABLE");
  }

  private static boolean editsSqlite(SqlCursor cursor) {
    int mark = cursor.mark();
    String sql = cursor.rest();
    cursor.back(mark);
    return sql.matches("(?is)\\w+\\s+(from\\s+|into\\s+)?\"?sqlite_(master|schema)\\b.*");
  }
}
