package dev.kinship.report;

import dev.kinship.schema.MigrationStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a migration does, in a line for a person who does not want to read SQL. It looks for the
 * first words of statements as Kinship writes them, and for nothing else.
 */
public final class MigrationFacts {
  private static final String PART = "(?:\"(?:[^\"]|\"\")+\"|`(?:[^`]|``)+`|[\\p{L}\\p{N}_$]+)";
  private static final String NAME = "(" + PART + "(?:\\." + PART + ")*)";

  private static final Pattern TABLE =
      Pattern.compile("(CREATE|DROP) TABLE (?:IF (?:NOT )?EXISTS )?" + NAME);

  /** The table, or a column of the table named last. */
  private static final Pattern COLUMN =
      Pattern.compile(
          "ALTER TABLE (?:IF EXISTS )?(?:ONLY )?(?<table>%1$s)|(?<verb>ADD|DROP) COLUMN (?:IF (?:NOT )?EXISTS )?(?<column>%1$s)"
              .formatted(NAME));

  private static final Pattern KEY =
      Pattern.compile("FOREIGN KEY \\(([^)]*)\\) REFERENCES " + NAME);
  private static final Pattern INDEX =
      Pattern.compile(
          "(CREATE|DROP) (UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF (?:NOT )?EXISTS )?"
              + NAME
              + "(?: ON (?:ONLY )?"
              + NAME
              + " \\(([^()]*)\\))?");

  /** The end of a rebuild, in which a new table takes the place of the old one. */
  private static final Pattern REBUILT = Pattern.compile("RENAME TO " + NAME);

  /** Tables with such a name exist only while the migration runs. */
  private static final String OWN = "kin_";

  private final Set<String> facts = new LinkedHashSet<>();
  private final Set<String> created = new HashSet<>();
  private final Set<String> dropped = new HashSet<>();

  private MigrationFacts() {}

  /** The facts, such as {@code create table orders}; none if no statement is a known one. */
  public static List<String> of(List<MigrationStep> steps) {
    MigrationFacts found = new MigrationFacts();
    steps.forEach(it -> found.read(it.sql()));
    found.dropped.removeAll(found.created);
    List<String> all = new ArrayList<>(found.facts);
    if (!found.created.isEmpty()) {
      all.add("create " + indexes(found.created.size()));
    }
    if (!found.dropped.isEmpty()) {
      all.add("drop " + indexes(found.dropped.size()));
    }
    return all;
  }

  private void read(String sql) {
    Set<String> rebuilt = new HashSet<>();
    for (Matcher table = REBUILT.matcher(sql); table.find(); ) {
      rebuilt.add(plain(table.group(1)));
      facts.add("rebuild table " + plain(table.group(1)));
    }
    for (Matcher table = TABLE.matcher(sql); table.find(); ) {
      if (!rebuilt.contains(plain(table.group(2)))) {
        add(table.group(1).toLowerCase(Locale.ROOT) + " table " + plain(table.group(2)));
      }
    }
    readColumns(sql);
    for (Matcher key = KEY.matcher(sql); key.find(); ) {
      facts.add("foreign key (%s) to %s".formatted(plain(key.group(1)), plain(key.group(2))));
    }
    for (Matcher index = INDEX.matcher(sql); index.find(); ) {
      String name = plain(index.group(3));
      if (index.group(2) == null || index.group(5) == null) {
        (index.group(1).equals("CREATE") ? created : dropped).add(name);
      } else {
        facts.add(
            "unique index on %s (%s)".formatted(plain(index.group(4)), plain(index.group(5))));
      }
    }
  }

  private void readColumns(String sql) {
    String table = "";
    for (Matcher found = COLUMN.matcher(sql); found.find(); ) {
      if (found.group("table") != null) {
        table = plain(found.group("table"));
      } else {
        String verb = found.group("verb").toLowerCase(Locale.ROOT);
        add("%s column %s.%s".formatted(verb, table, plain(found.group("column"))));
      }
    }
  }

  private void add(String fact) {
    String last = fact.substring(Math.max(fact.lastIndexOf('.'), fact.lastIndexOf(' ')) + 1);
    if (!last.startsWith(OWN)) {
      facts.add(fact);
    }
  }

  private static String indexes(int count) {
    return count + (count == 1 ? " index" : " indexes");
  }

  private static String plain(String name) {
    return name.replaceAll("[\"`]", "");
  }
}
