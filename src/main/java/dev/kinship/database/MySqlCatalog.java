package dev.kinship.database;

import static java.util.stream.Collectors.joining;

import dev.kinship.diagnostic.CommonRules;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.TableName;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The catalogs of MySQL and MariaDB, which write the statement of each table. */
final class MySqlCatalog implements CatalogReader {
  /** Below this an estimate may be an old one, so the rows are counted. */
  private static final long SMALL = 50_000;

  private static final String ORACLE =
      "the server's sql_mode is ORACLE, and blocks such as those of a migration do not run in it";

  private static final String ANOTHER_MODE =
      "run the migration in a session with SET SESSION sql_mode = ''";

  private static final Pattern EXPRESSION_INDEX =
      Pattern.compile(",\\n *(?:UNIQUE )?KEY `(?:[^`]++|``)++` \\(.*\\([^0-9\\n][^\\n]*?(?=,?\\n)");

  /** How wide a number is shown, which new versions warn of. */
  private static final Pattern WIDTH =
      Pattern.compile("(?<!\\w)((?:small|medium|big)?int)\\(\\d+\\)");

  /** A table or what else has such a name. */
  private record Found(String schema, String name, String type, String engine, long rows) {}

  @Override
  public String dialect(Session session) {
    String version = session.rows("SELECT VERSION()", it -> it.getString(1)).getFirst();
    return version.toLowerCase(Locale.ROOT).contains("mariadb") ? "mariadb" : "mysql";
  }

  @Override
  public Findings read(Session session, Collection<String> tables) {
    Findings findings = new Findings();
    AskedTables asked = new AskedTables(tables);
    boolean oracle = MySqlSight.plainly(session);
    String database = MySqlSight.database(session, asked);
    List<Found> all = found(session, asked, database);
    Set<String> seen = new HashSet<>();
    for (Found it : all) {
      for (String called : asked.calling(it.schema(), it.name(), it.schema().equals(database))) {
        seen.add(SqlName.folded(called));
        if (it.type().endsWith("VIEW")) {
          findings.other(called, "a view");
        } else if (it.type().equals("SEQUENCE")) {
          findings.other(called, "a sequence");
        } else {
          table(session, it, called, asked, findings);
          if (oracle && seen.size() == 1) {
            findings.remark(called, CommonRules.DATABASE_DIFFERS, ORACLE, ANOTHER_MODE);
          }
        }
      }
    }
    tables.stream()
        .filter(it -> !seen.contains(SqlName.folded(it)))
        .forEach(it -> MySqlSight.requireNone(session, it));
    TakenNames.ofKeys(session, asked, findings);
    return findings;
  }

  private static List<Found> found(Session session, AskedTables asked, String database) {
    List<String> names = List.copyOf(asked.folded());
    List<String> schemas = Stream.concat(Stream.of(database), asked.schemas()).toList();
    return session.rows(
        """
        SELECT TABLE_SCHEMA, TABLE_NAME, TABLE_TYPE, COALESCE(ENGINE, ''), COALESCE(TABLE_ROWS, 0)
        FROM information_schema.TABLES
        WHERE TABLE_SCHEMA IN (%s) AND LOWER(TABLE_NAME) IN (%s) ORDER BY TABLE_SCHEMA, TABLE_NAME"""
            .formatted(marks(schemas, "?"), marks(names, "LOWER(?)")),
        it ->
            new Found(
                it.getString(1), it.getString(2), it.getString(3), it.getString(4), it.getLong(5)),
        Stream.concat(schemas.stream(), names.stream()).toArray());
  }

  private static String marks(List<String> values, String mark) {
    return values.stream().map(it -> mark).collect(joining(", "));
  }

  private static void table(
      Session session, Found table, String called, AskedTables asked, Findings findings) {
    String quoted = MySqlSight.quoted(TableName.in(table.schema(), table.name()));
    String sql = MySqlSight.statement(session, quoted);
    String plain = EXPRESSION_INDEX.matcher(sql).replaceAll("");
    String typed = WIDTH.matcher(plain).replaceAll("$1");
    findings.statement(named(typed, table, called, asked));
    long rows = table.rows() < SMALL ? session.count(quoted).orElse(table.rows()) : table.rows();
    findings.rows(called, rows);
    if (!table.engine().equalsIgnoreCase("InnoDB")) {
      findings.remark(
          called,
          DatabaseRules.NOT_ENFORCED,
          "`%s` is a table of %s, which has no foreign keys".formatted(called, table.engine()),
          "to have the key there too, change that first: ALTER TABLE %s ENGINE=InnoDB"
              .formatted(quoted));
    }
  }

  /** The statement with the tables' names as they are asked for: it names none of its database. */
  private static String named(String sql, Found table, String called, AskedTables asked) {
    String own = MySqlSight.quoted(table.name());
    String text = sql.replaceFirst("(?<=^CREATE TABLE )" + Pattern.quote(own), "");
    String head = "CREATE TABLE ";
    String whole = head + MySqlSight.quoted(called) + text.substring(head.length());
    for (String it : asked.names()) {
      if (TableName.schema(it).equals(table.schema())) {
        whole =
            whole.replace(
                " REFERENCES %s (".formatted(MySqlSight.quoted(TableName.bare(it))),
                " REFERENCES %s (".formatted(MySqlSight.quoted(it)));
      }
    }
    return whole;
  }
}
