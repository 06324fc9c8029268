package dev.kinship.schema;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A table with its keys and indexes; {@code source} where every statement that formed it was
 * understood, so that it can be built again.
 */
public record Table(
    String name,
    List<Column> columns,
    List<String> primaryKey,
    List<ForeignKey> foreignKeys,
    List<Index> indexes,
    Storage storage,
    Optional<Source> source) {
  private static final Pattern CHANGED_BY_ITSELF =
      Pattern.compile("(?i)\\bON\\s+UPDATE\\s+(CURRENT_TIMESTAMP|NOW|LOCALTIME)");
  private static final Pattern LONG =
      Pattern.compile(
          "(?is)((tiny|medium|long)?(text|blob)|var\\w+ *\\( *(76[89]|7[7-9]\\d|[89]\\d\\d|\\d{4,}) *\\))\\b.*");
  private static final String DEFERRABLE =
      ".*(?<!\\bNOT\\s)\\b(DEFERRABLE|INITIALLY\\s+DEFERRED)\\b.*";

  public Table {
    columns = List.copyOf(columns);
    primaryKey = List.copyOf(primaryKey);
    foreignKeys = List.copyOf(foreignKeys);
    indexes = List.copyOf(indexes);
  }

  /** A table that does not exist yet, or whose statement is not known. */
  public Table(
      String name,
      List<Column> columns,
      List<String> primaryKey,
      List<ForeignKey> foreignKeys,
      List<Index> indexes) {
    this(name, columns, primaryKey, foreignKeys, indexes, Storage.UNKNOWN, Optional.empty());
  }

  /** This table without those foreign keys, as one that is yet to be made. */
  Table without(Predicate<ForeignKey> keys) {
    List<ForeignKey> others = foreignKeys.stream().filter(keys.negate()).toList();
    return with(columns, others, indexes);
  }

  /** This table with other columns, keys and indexes: how it is written then is not known. */
  public Table with(List<Column> others, List<ForeignKey> keys, List<Index> more) {
    return new Table(name, others, primaryKey, keys, more, storage, Optional.empty());
  }

  /** Whether a key can lead to these columns, which it cannot if a rule is checked later. */
  public boolean canBeReferredTo(List<String> wanted) {
    boolean primary = sameColumns(primaryKey, wanted) && !isDeferrable(wanted, true);
    return primary
        || indexes.stream()
            .filter(it -> it.unique() && sameColumns(it.columns(), wanted))
            .anyMatch(it -> !it.constraint() || !isDeferrable(wanted, false));
  }

  /** Whether the text of the primary key, or else of a UNIQUE rule, lets it be checked later. */
  private boolean isDeferrable(List<String> columns, boolean primary) {
    String words = primary ? "(?is).*\\bPRIMARY\\s+KEY\\b" : "(?is).*\\bUNIQUE\\b";
    Stream<String> own =
        source.stream()
            .flatMap(it -> it.columns().stream())
            .filter(it -> columns.equals(List.of(it.name())))
            .map(Source.Part::keyless);
    Stream<String> rules =
        source.stream()
            .flatMap(it -> it.constraints().stream())
            .filter(it -> it.key().isEmpty())
            .filter(
                it ->
                    it.index()
                        .map(Index::columns)
                        .filter(one -> !sameColumns(one, columns))
                        .isEmpty())
            .map(Source.Constraint::sql);
    return Stream.concat(own, rules).anyMatch(it -> it.matches(words + DEFERRABLE));
  }

  /** The columns that MySQL changes in every row that changes, unless they are set as well. */
  public Stream<String> changedByThemselves() {
    return source.stream()
        .flatMap(it -> it.columns().stream())
        .filter(it -> CHANGED_BY_ITSELF.matcher(it.sql()).find())
        .map(Source.Part::name);
  }

  /** Its key on the same columns to the same table: a partition has those of its table. */
  public Optional<ForeignKey> alike(ForeignKey key) {
    return foreignKeys.stream()
        .filter(it -> it.columns().equals(key.columns()) && it.parent().equals(key.parent()))
        .findFirst();
  }

  /** Its index on the same columns. */
  public Optional<Index> alike(Index index) {
    return indexes.stream()
        .filter(it -> it.unique() == index.unique() && it.columns().equals(index.columns()))
        .findFirst();
  }

  public Optional<Column> column(String column) {
    return columns.stream().filter(it -> it.name().equals(column)).findFirst();
  }

  /** The type that is stated for a column, whatever the case of its name. */
  public Optional<StatedType> stated(String column) {
    return columns.stream()
        .filter(it -> SqlName.same(it.name(), column))
        .findFirst()
        .flatMap(Column::stated);
  }

  /** Whether no two rows can share these columns, in whatever order: a key may refer to them. */
  public boolean unique(List<String> wanted) {
    return sameColumns(primaryKey, wanted)
        || indexes.stream().anyMatch(it -> it.unique() && sameColumns(it.columns(), wanted));
  }

  private static boolean sameColumns(List<String> some, List<String> others) {
    return some.size() == others.size() && Set.copyOf(some).equals(Set.copyOf(others));
  }

  /** The tables that one inherits from: it is a partition of the only one, or has its columns. */
  public record Parents(List<String> tables, boolean partition) {
    public static final Parents NONE = new Parents(List.of(), false);

    public Parents {
      tables = List.copyOf(tables);
    }
  }

  /** How it is stored, with what the types of its unique columns tell about that. */
  public Storage stored() {
    boolean hashes = indexes.stream().filter(Index::unique).anyMatch(this::isLong);
    return hashes
        ? new Storage(
            storage.options,
            storage.slowIndex,
            storage.unlogged,
            storage.parents,
            storage.formulas,
            true)
        : storage;
  }

  /** Whether it has all of values that are too long for an index of values. */
  private boolean isLong(Index index) {
    return index.whole() == index.columns().size()
        && index.columns().stream()
            .flatMap(it -> stated(it).stream())
            .anyMatch(it -> LONG.matcher(it.words()).matches());
  }

  /** Whether this is the name of a check, or of a rule that no two rows share values. */
  boolean hasRule(String constraint) {
    Stream<String> checks =
        storage.formulas().stream()
            .filter(it -> it.kind() == Formula.Kind.CHECK)
            .map(Formula::name);
    Stream<String> unique =
        indexes.stream().filter(it -> it.unique() && it.constraint()).map(Index::name);
    return Stream.concat(checks, unique).anyMatch(it -> SqlName.same(it, constraint));
  }

  /**
   * What the database computes from columns, as {@code sql} has it: {@code name} is that of the
   * check, empty if it has none, or that of the column that has the value; {@code names} are all in
   * it, in lower case.
   */
  public record Formula(Kind kind, String name, String sql, Set<String> names) {
    /** What the result is for. */
    public enum Kind {
      CHECK,
      /** The value of a column that is computed when a row is written. */
      STORED,
      /** The value of a column that is computed when a row is read. */
      VIRTUAL
    }

    public Formula {
      names = Set.copyOf(names);
    }

    public boolean uses(String column) {
      return names.contains(SqlName.folded(column));
    }
  }

  /**
   * How a table is stored: {@code options} is the text after its columns, {@code slowIndex} the
   * kind of an index, FULLTEXT or SPATIAL, for which MySQL and MariaDB copy the table when its
   * columns change; {@code unlogged} if a crash of PostgreSQL empties it; {@code parents} have its
   * columns too; {@code formulas} are its checks and computed columns; {@code hashes} if MariaDB
   * knows by hashes that values are unique.
   */
  public record Storage(
      String options,
      Optional<String> slowIndex,
      boolean unlogged,
      Parents parents,
      List<Formula> formulas,
      boolean hashes) {
    /** Of a table that does not exist yet, or whose statement is not known. */
    public static final Storage UNKNOWN =
        new Storage("", Optional.empty(), false, Parents.NONE, List.of(), false);

    private static final Pattern SLOW_INDEX =
        Pattern.compile("(?i)^(?:CREATE\\s+)?(FULLTEXT|SPATIAL)\\b");
    private static final Pattern HASHES =
        Pattern.compile("(?is)^[^(]*\\bUNIQUE\\b.*\\bUSING\\s+HASH\\b");
    private static final Pattern PARTITION = Pattern.compile("(?is)\\bPARTITION\\s+BY\\b.*");
    private static final Pattern QUOTED = Pattern.compile("'[^']*'");
    private static final Pattern ENGINE = Pattern.compile("(?i)\\bENGINE\\s*=?\\s*(\\w+)");
    private static final Set<String> WITH_KEYS = Set.of("innodb", "ndb", "ndbcluster");

    public Storage {
      formulas = List.copyOf(formulas);
    }

    /** {@code indexes} are the texts of the table's rules and indexes. */
    public static Storage of(
        String options,
        Stream<String> indexes,
        boolean unlogged,
        Parents parents,
        List<Formula> formulas) {
      List<String> texts = indexes.toList();
      boolean hashes = texts.stream().anyMatch(it -> HASHES.matcher(it).find());
      Optional<String> slow =
          texts.stream()
              .map(SLOW_INDEX::matcher)
              .filter(Matcher::find)
              .map(it -> SqlName.capitals(it.group(1)))
              .findFirst();
      return new Storage(options, slow, unlogged, parents, formulas, hashes);
    }

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
}
