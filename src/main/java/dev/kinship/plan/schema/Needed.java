package dev.kinship.plan.schema;

import dev.kinship.diagnostic.Diagnostic;
import dev.kinship.diagnostic.Diagnostic.Label;
import dev.kinship.diagnostic.Refused;
import dev.kinship.dialect.Dialect;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Source;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.syntax.sql.Mentioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What else in the database needs a table, a column or an index that would be dropped; {@code
 * dialect} is how the database treats that, {@code help} is what to do then.
 */
public record Needed(
    MadeByCommit made, Schema undone, LaterUses uses, Dialect dialect, String help) {
  /** A part of the database, and how its statement can be found. */
  private record Need(String what, Optional<LaterUses.Use> use) {}

  /**
   * Refuses if one of {@code changes}, which drop a column with its keys and indexes, would drop
   * what something else needs, as far as the migrations of {@code target} show it.
   */
  public static void requireNone(List<SchemaChange> changes, Schema known, MigrationTarget target) {
    Schema after =
        known.after(
            changes.stream().filter(it -> !(it instanceof SchemaChange.DropColumn)).toList());
    MadeByCommit nothing = new MadeByCommit(List.of(), known, known, List.of(), List.of());
    LaterUses uses = new LaterUses(target.files(), target.inOrder());
    new Needed(
            nothing,
            after,
            uses,
            target.dialect(),
            "drop that in a migration of your own first, or leave --drop-key out")
        .requireNone(changes);
  }

  /** What is lost with what {@code changes} drop, and no down migration brings back. */
  public static List<Diagnostic> lost(List<SchemaChange> changes, MigrationTarget target) {
    LaterUses uses = new LaterUses(target.files(), target.inOrder());
    return changes.stream()
        .flatMap(it -> uses.losing(it).stream())
        .map(
            it ->
                new Diagnostic(
                    SchemaRules.NOT_RESTORED,
                    "the down migration does not restore `%s`".formatted(it.statement().brief()),
                    List.of(new Label(it.place(), "made here")),
                    "after a rollback, run that statement again"))
        .distinct()
        .toList();
  }

  /** Refuses if one of {@code changes} would drop what something else needs. */
  void requireNone(List<SchemaChange> changes) {
    for (SchemaChange it : changes) {
      String dropped =
          switch (it) {
            case SchemaChange.DropColumn column -> column.table() + "." + column.column().name();
            case SchemaChange.DropIndex index -> "the index " + index.index().name();
            default -> it.table();
          };
      of(it)
          .findFirst()
          .ifPresent(
              need -> {
                throw refused(dropped, need);
              });
    }
  }

  private Refused refused(String dropped, Need need) {
    return new Refused(
        SchemaRules.STILL_NEEDED,
        "%s cannot be dropped: %s needs it".formatted(dropped, need.what()),
        need.use().map(it -> new Label(it.place(), "made here")).stream().toList(),
        help);
  }

  private Stream<Need> of(SchemaChange change) {
    return switch (change) {
      case SchemaChange.DropColumn it -> ofColumn(it.table(), it.column().name());
      case SchemaChange.DropTable it -> ofTable(it.definition());
      case SchemaChange.DropIndex it -> ofIndex(it.index());
      default -> Stream.empty();
    };
  }

  private Stream<Need> ofColumn(String table, String column) {
    Stream<Need> own = undone.table(table).stream().flatMap(it -> parts(it, column));
    Stream<Need> keys =
        keys()
            .filter(it -> is(it.parent(), table) && has(it.parentColumns(), column))
            .map(this::key);
    boolean expands = !dialect.speaks("sqlite");
    Stream<Need> dependent =
        uses.dependentOn(table, column, expands).stream().map(Needed::statement);
    return Stream.of(own, keys, dependent).flatMap(it -> it);
  }

  private Stream<Need> parts(Table table, String column) {
    Stream<Need> indexes =
        table.indexes().stream()
            .filter(it -> has(it.columns(), column))
            .map(
                it ->
                    new Need(
                        "the index %s (%s)".formatted(it.name(), String.join(", ", it.columns())),
                        uses.naming(it.name()).or(() -> uses.naming(table.name(), column))));
    Stream<Need> keys =
        table.foreignKeys().stream().filter(it -> has(it.columns(), column)).map(this::key);
    Stream<Need> primary =
        Stream.of(table.primaryKey())
            .filter(it -> has(it, column))
            .map(
                it ->
                    new Need(
                        "the primary key (%s)".formatted(String.join(", ", it)),
                        uses.naming(table.name(), column, "primary")
                            .or(() -> uses.naming(table.name(), column))));
    Stream<Need> partitions =
        made.known().table(table.name()).flatMap(it -> it.storage().partitioning()).stream()
            .filter(it -> Mentioned.in(it).stream().anyMatch(text -> text.has(column)))
            .map(it -> new Need("`%s`".formatted(it), uses.containing(it)));
    return Stream.of(
            partitions,
            indexes,
            keys,
            primary,
            texts(table.name(), column),
            others(table.name(), column))
        .flatMap(it -> it);
  }

  /** Indexes that no {@link Table} has with all their columns: partial ones, and expressions. */
  private Stream<Need> others(String table, String column) {
    List<String> plain =
        made.known().table(table).stream()
            .flatMap(it -> it.indexes().stream())
            .filter(it -> has(it.columns(), column))
            .map(Index::name)
            .toList();
    return uses.index(table, column, plain).stream().map(Needed::statement);
  }

  /** Checks, and columns that are computed. */
  private Stream<Need> texts(String table, String column) {
    Optional<Source> source = made.known().table(table).flatMap(Table::source);
    return source.map(it -> texts(it, column)).orElseGet(() -> uses.checks(table)).stream()
        .filter(it -> Mentioned.in(it).stream().anyMatch(text -> text.has(column)))
        .map(
            it ->
                new Need(
                    "`%s`".formatted(it),
                    uses.containing(it).or(() -> uses.naming(table, column))));
  }

  private static List<String> texts(Source source, String column) {
    return Stream.concat(
            source.columns().stream()
                .filter(part -> !is(part.name(), column))
                .map(part -> part.keyless()),
            source.constraints().stream()
                .filter(rule -> rule.key().isEmpty() && rule.index().isEmpty())
                .map(rule -> rule.sql()))
        .toList();
  }

  private Stream<Need> ofTable(Table table) {
    Stream<Need> keys =
        keys()
            .filter(it -> is(it.parent(), table.name()) && !is(it.table(), table.name()))
            .map(this::key);
    Stream<Need> more =
        made.then().table(table.name()).stream()
            .flatMap(then -> difference(then, table).stream())
            .map(it -> new Need("what was added to it since", uses.naming(table.name())));
    return Stream.of(keys, views(table.name()), more).flatMap(it -> it);
  }

  private static List<SchemaChange> difference(Table from, Table to) {
    return SchemaDifference.between(
        new Schema(Map.of(from.name(), from), List.of()),
        new Schema(Map.of(from.name(), to), List.of()));
  }

  /** A key may lead to columns that only this index makes unique, or begin at its columns. */
  private Stream<Need> ofIndex(Index index) {
    Optional<Table> table = undone.table(index.table());
    Stream<Need> leading =
        keys()
            .filter(it -> is(it.parent(), index.table()))
            .filter(it -> has(index.columns(), it.parentColumns()))
            .filter(it -> table.isPresent() && !table.get().unique(it.parentColumns()))
            .map(this::key);
    Stream<Need> starting =
        table.filter(it -> dialect.wording().indexesKeys()).stream()
            .flatMap(it -> it.foreignKeys().stream().filter(key -> only(index, key, it)))
            .map(this::key);
    Stream<Need> identity =
        uses.identity(index.table(), index.name()).stream().map(Needed::statement);
    return Stream.of(leading, starting, identity).flatMap(it -> it);
  }

  /** Whether no other index serves the key. */
  private static boolean only(Index index, ForeignKey key, Table table) {
    return serves(index.columns(), key)
        && !serves(table.primaryKey(), key)
        && table.indexes().stream().noneMatch(it -> it.serves() && serves(it.columns(), key));
  }

  private static boolean serves(List<String> index, ForeignKey key) {
    return index.size() >= key.columns().size()
        && index.subList(0, key.columns().size()).equals(key.columns());
  }

  private Stream<Need> views(String... names) {
    return uses.dependent(names).stream().map(Needed::statement);
  }

  private static Need statement(LaterUses.Use it) {
    return new Need("`%s`".formatted(it.statement().brief()), Optional.of(it));
  }

  private Need key(ForeignKey key) {
    String column = key.columns().getFirst();
    return new Need(
        "the key %s.%s".formatted(key.table(), column),
        uses.naming(key.table(), column, key.parent()));
  }

  private Stream<ForeignKey> keys() {
    return undone.tables().values().stream().flatMap(it -> it.foreignKeys().stream());
  }

  private static boolean has(List<String> columns, String column) {
    return columns.stream().anyMatch(it -> is(it, column));
  }

  private static boolean has(List<String> some, List<String> others) {
    return some.size() == others.size() && others.stream().allMatch(it -> has(some, it));
  }

  private static boolean is(String one, String other) {
    return SqlName.same(one, other);
  }
}
