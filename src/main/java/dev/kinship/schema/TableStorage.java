package dev.kinship.schema;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a table is stored: {@code options} is the text after its columns, {@code slowIndex} the kind
 * of an index, FULLTEXT or SPATIAL, for which MySQL and MariaDB copy the table when its columns
 * change; {@code unlogged} if a crash of PostgreSQL empties it.
 */
public record TableStorage(String options, Optional<String> slowIndex, boolean unlogged) {
  /** Of a table that does not exist yet, or whose statement is not known. */
  public static final TableStorage UNKNOWN = new TableStorage("", Optional.empty(), false);

  private static final Pattern PARTITION = Pattern.compile("(?is)\\bPARTITION\\s+BY\\b.*");
  private static final Pattern QUOTED = Pattern.compile("'[^']*'");
  private static final Pattern ENGINE = Pattern.compile("(?i)\\bENGINE\\s*=?\\s*(\\w+)");
  private static final Set<String> WITH_KEYS = Set.of("innodb", "ndb", "ndbcluster");

  /** {@code PARTITION BY RANGE (day)}, as it is written; empty if it is not known to be. */
  public Optional<String> partitioning() {
    return Optional.of(PARTITION.matcher(options)).filter(Matcher::find).map(Matcher::group);
  }

  /** The engine of MySQL or MariaDB, if it is known and has no foreign keys: {@code MyISAM}. */
  public Optional<String> keylessEngine() {
    return options.isEmpty()
        ? Optional.empty()
        : Optional.of(ENGINE.matcher(QUOTED.matcher(options).replaceAll("''")))
            .filter(Matcher::find)
            .map(it -> it.group(1))
            .filter(it -> !WITH_KEYS.contains(SqlName.folded(it)));
  }

  /** Whether MariaDB keeps the rows as they were. */
  public boolean versioned() {
    return SqlName.folded(options).contains("with system versioning");
  }
}
