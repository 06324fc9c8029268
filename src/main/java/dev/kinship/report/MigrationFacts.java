package dev.kinship.report;

import dev.kinship.schema.MigrationStep;
import java.util.ArrayList;
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
final class MigrationFacts {
  private static final String NAME = "((?:[\"`]?[\\w$.]+[\"`]?\\.)?[\"`]?[\\w$]+[\"`]?)";

  private static final Pattern TABLE =
      Pattern.compile("(CREATE|DROP) TABLE (?:IF (?:NOT )?EXISTS )?" + NAME);
  private static final Pattern COLUMN =
      Pattern.compile("(ADD|DROP) COLUMN (?:IF (?:NOT )?EXISTS )?" + NAME);
  private static final Pattern KEY =
      Pattern.compile("FOREIGN KEY \\(([^)]*)\\) REFERENCES " + NAME);
  private static final Pattern INDEX =
      Pattern.compile("(CREATE|DROP) (?:UNIQUE )?INDEX (?:CONCURRENTLY )?(?:IF (?:NOT )?EXISTS )?");

  private MigrationFacts() {}

  /** The facts, such as {@code create table orders}; none if no statement is a known one. */
  static List<String> of(List<MigrationStep> steps) {
    Set<String> facts = new LinkedHashSet<>();
    int created = 0;
    int dropped = 0;
    for (MigrationStep step : steps) {
      collect(TABLE, " table ", step.sql(), facts);
      collect(COLUMN, " column ", step.sql(), facts);
      for (Matcher key = KEY.matcher(step.sql()); key.find(); ) {
        facts.add("foreign key (%s) to %s".formatted(plain(key.group(1)), plain(key.group(2))));
      }
      for (Matcher index = INDEX.matcher(step.sql()); index.find(); ) {
        created += index.group(1).equals("CREATE") ? 1 : 0;
        dropped += index.group(1).equals("DROP") ? 1 : 0;
      }
    }
    List<String> all = new ArrayList<>(facts);
    count("create", created, all);
    count("drop", dropped, all);
    return all;
  }

  private static void collect(Pattern pattern, String what, String sql, Set<String> facts) {
    for (Matcher found = pattern.matcher(sql); found.find(); ) {
      facts.add(found.group(1).toLowerCase(Locale.ROOT) + what + plain(found.group(2)));
    }
  }

  private static void count(String verb, int indexes, List<String> facts) {
    if (indexes > 0) {
      facts.add("%s %d %s".formatted(verb, indexes, indexes == 1 ? "index" : "indexes"));
    }
  }

  private static String plain(String name) {
    return name.replaceAll("[\"`]", "");
  }
}
