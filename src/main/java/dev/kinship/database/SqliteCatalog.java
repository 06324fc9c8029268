package dev.kinship.database;

import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The catalog of SQLite, which keeps the statements themselves. All of them are taken. */
final class SqliteCatalog implements CatalogReader {
  /** A row of {@code sqlite_master}. */
  private record Entry(String type, String name, String table, String sql) {
    boolean virtual() {
      return sql.stripLeading().toUpperCase(Locale.ROOT).startsWith("CREATE VIRTUAL");
    }
  }

  @Override
  public String dialect(Session session) {
    return "sqlite";
  }

  @Override
  public Findings read(Session session, Collection<String> tables) {
    requireMain(session, tables);
    Findings findings = new Findings();
    List<Entry> entries =
        session.rows(
            """
            SELECT type, name, tbl_name, sql FROM sqlite_master
            WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
            ORDER BY type <> 'table', rowid""",
            it -> new Entry(it.getString(1), it.getString(2), it.getString(3), it.getString(4)));
    for (Entry it : entries) {
      if (it.type().equals("view")) {
        findings.other(it.name(), "a view");
      } else if (it.virtual()) {
        findings.other(it.name(), "a virtual table");
      } else {
        findings.statement(it.sql());
      }
      // A virtual table is the work of a module; none is run to count its rows.
      boolean plain = it.type().equals("table") && !it.virtual();
      if (plain
          && tables.stream().anyMatch(name -> SqlName.same(TableName.bare(name), it.name()))) {
        session.count(quoted(it.name())).ifPresent(rows -> findings.rows(it.name(), rows));
      }
    }
    return findings;
  }

  /** Only the one file is open. */
  private static void requireMain(Session session, Collection<String> tables) {
    new AskedTables(tables)
        .schemas()
        .filter(it -> !SqlName.same(it, "main"))
        .findFirst()
        .ifPresent(
            it -> {
              throw AskedTables.unseen(
                  "the tables of `%s` are in another file than %s, which alone is read"
                      .formatted(it, session.name()),
                  "leave --db out, so that the migrations are read instead, or pass --no-migration");
            });
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }
}
