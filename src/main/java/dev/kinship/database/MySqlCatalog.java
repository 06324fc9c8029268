package dev.kinship.database;

import static java.util.stream.Collectors.joining;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The catalogs of MySQL and MariaDB, which write the statement of each table. */
final class MySqlCatalog implements CatalogReader {
  /** Below this an estimate may be an old one, so the rows are counted. */
  private static final long SMALL = 50_000;

  private static final Pattern EXPRESSION_INDEX =
      Pattern.compile(",\\n *(?:UNIQUE )?KEY `(?:[^`]++|``)++` \\(.*\\([^0-9\\n][^\\n]*?(?=,?\\n)");

  /** How wide a number is shown, which new versions warn of. */
  private static final Pattern WIDTH =
      Pattern.compile("(?<!\\w)((?:small|medium|big)?int)\\(\\d+\\)");

  /** A table or what else has such a name. */
  private record Found(String name, String type, String engine, long rows) {}

  @Override
  public String dialect(Session session) {
    String version = session.rows("SELECT VERSION()", it -> it.getString(1)).getFirst();
    return version.toLowerCase(Locale.ROOT).contains("mariadb") ? "mariadb" : "mysql";
  }

  @Override
  public Findings read(Session session, Collection<String> tables) {
    Findings findings = new Findings();
    String marks = tables.stream().map(it -> "?").collect(joining(", "));
    Object[] names = tables.stream().map(it -> it.toLowerCase(Locale.ROOT)).toArray();
    List<Found> all =
        session.rows(
            """
            SELECT TABLE_NAME, TABLE_TYPE, COALESCE(ENGINE, ''), COALESCE(TABLE_ROWS, 0)
            FROM information_schema.TABLES
            WHERE TABLE_SCHEMA = DATABASE() AND LOWER(TABLE_NAME) IN (%s) ORDER BY TABLE_NAME"""
                .formatted(marks),
            it -> new Found(it.getString(1), it.getString(2), it.getString(3), it.getLong(4)),
            names);
    for (Found it : all) {
      if (it.type().endsWith("VIEW")) {
        findings.other(it.name(), "a view");
      } else if (it.type().equals("SEQUENCE")) {
        findings.other(it.name(), "a sequence");
      } else {
        table(session, it, findings);
      }
    }
    return findings;
  }

  private static void table(Session session, Found table, Findings findings) {
    String quoted = "`" + table.name().replace("`", "``") + "`";
    String sql = session.rows("SHOW CREATE TABLE " + quoted, it -> it.getString(2)).getFirst();
    String plain = EXPRESSION_INDEX.matcher(sql).replaceAll("");
    findings.statement(WIDTH.matcher(plain).replaceAll("$1"));
    long rows = table.rows() < SMALL ? session.count(quoted).orElse(table.rows()) : table.rows();
    findings.rows(table.name(), rows);
    if (!table.engine().equalsIgnoreCase("InnoDB")) {
      findings.remark(
          table.name(),
          DatabaseRules.NOT_ENFORCED,
          "`%s` is a table of %s, which accepts a foreign key but does not enforce it"
              .formatted(table.name(), table.engine()),
          "to have it enforced: ALTER TABLE %s ENGINE=InnoDB".formatted(quoted));
    }
  }
}
