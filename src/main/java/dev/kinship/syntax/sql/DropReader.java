package dev.kinship.syntax.sql;

import dev.kinship.schema.Doubt;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.type.SqlTypes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;

/** Reads DROP after the word, with what CASCADE also drops. */
final class DropReader {
  private static final Set<String> TYPES = Set.of("TYPE", "DOMAIN");
  private static final Set<String> SCHEMAS = Set.of("SCHEMA", "DATABASE");
  private static final Set<String> NO_TABLES = Set.of("VIEW", "FOREIGN", "MATERIALIZED");

  private final Catalog catalog;
  private final SqlStatement statement;
  private final Wording wording;

  DropReader(Catalog catalog, SqlStatement statement, Wording wording) {
    this.catalog = catalog;
    this.statement = statement;
    this.wording = wording;
  }

  void read(SqlCursor cursor) {
    boolean cascade = cursor.contains("CASCADE");
    if (cursor.accept("TEMPORARY")) {
      cursor.expect("TABLE");
      cursor.accept("IF", "EXISTS");
      cursor.split().forEach(it -> catalog.dropTemporary(it.table()));
    } else if (cursor.accept("TABLE")) {
      cursor.accept("IF", "EXISTS");
      cursor.split().forEach(it -> dropTable(it.table(), cascade));
    } else if (cursor.atAny(NO_TABLES)) {
      while (!cursor.accept("VIEW") && !cursor.accept("TABLE")) {
        cursor.skip();
      }
      cursor.accept("IF", "EXISTS");
      cursor.split().forEach(it -> catalog.dropOther(it.table()));
    } else if (cursor.accept("INDEX")) {
      cursor.accept("CONCURRENTLY");
      if (cascade) {
        dropParts(cursor, TableDraft::hasRule, this::dropKeysTo);
      }
      dropParts(cursor, TableDraft::hasRule, DropReader::dropIndex);
    } else if (cursor.accept("TRIGGER")) {
      dropParts(
          cursor,
          (table, name) -> table.attached().has(name),
          (table, name) -> table.attached().remove(name));
    } else {
      dropOthers(cursor, cascade);
    }
  }

  private static void dropIndex(TableDraft table, String name) {
    table
        .attached()
        .indexes()
        .filter(it -> SqlName.same(it.name(), name))
        .toList()
        .forEach(table.lineage()::unindex);
    table.dropIndex(name);
  }

  private void dropTable(String name, boolean cascade) {
    if (catalog.dropTemporary(name)) {
      return;
    }
    if (cascade) {
      catalog.find(name).ifPresent(it -> catalog.dropKeysTo(it, columns -> true));
    }
    catalog.drop(name);
    catalog.dropOther(name);
  }

  private void dropKeysTo(TableDraft table, String index) {
    List<String> columns = table.columnsOf(index);
    catalog.dropKeysTo(table, columns::equals);
  }

  private void dropOthers(SqlCursor cursor, boolean cascade) {
    if (cascade && cursor.atAny(TYPES)) {
      names(cursor).forEach(catalog::dropColumnsOf);
    } else if (cursor.atAny(SCHEMAS)) {
      names(cursor).forEach(it -> dropSchema(it, cascade));
    } else if (cascade && cursor.at("COLLATION")) {
      names(cursor).forEach(catalog::dropColumnsIn);
    } else if (cascade && cursor.at("EXTENSION")) {
      names(cursor).forEach(this::dropExtension);
    } else if (!catalog.isEmpty() && cursor.at("OWNED")) {
      catalog.doubt(
          Doubt.ofAll(
              statement.brief(),
              "also removes the tables of that user, and columns whose type is of that user"));
    }
  }

  /** Drops the columns of its types, or tells which may be of one. */
  private void dropExtension(String extension) {
    Optional<Set<String>> types = SqlTypes.ofExtension(extension);
    if (types.isPresent()) {
      types.get().forEach(catalog::dropColumnsOf);
    } else {
      catalog.doubtColumns(statement, "also removes %s if its type %s is of that extension");
    }
  }

  private static List<String> names(SqlCursor cursor) {
    cursor.skip();
    cursor.accept("IF", "EXISTS");
    return cursor.split().stream().map(SqlCursor::name).toList();
  }

  /** Without CASCADE it is empty, unless MySQL drops it. */
  private void dropSchema(String schema, boolean cascade) {
    String written = wording.isUsual(schema) ? "" : schema;
    List<TableDraft> within =
        catalog.having(written, it -> SqlName.same(TableName.schema(it.name()), written));
    within.forEach(it -> catalog.dropKeysTo(it, columns -> true));
    within.forEach(it -> catalog.drop(it.name()));
    catalog.dropOthers(written);
    if (cascade && !written.isEmpty()) {
      catalog.dropColumnsWithin(written);
    }
  }

  /** Drops indexes or triggers: from the given table, or from those that have them. */
  private void dropParts(
      SqlCursor cursor, BiPredicate<TableDraft, String> has, BiConsumer<TableDraft, String> drop) {
    int mark = cursor.mark();
    cursor.accept("IF", "EXISTS");
    for (SqlCursor part : cursor.split()) {
      String name = part.table();
      String bare = TableName.bare(name);
      List<TableDraft> from =
          part.accept("ON")
              ? catalog.find(part.table()).stream().toList()
              : catalog.having(TableName.schema(name), it -> has.test(it, bare));
      from.forEach(it -> drop.accept(it, bare));
    }
    cursor.back(mark);
  }
}
