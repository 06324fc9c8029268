package dev.kinship.dialect.sql;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import dev.kinship.dialect.sql.Identifiers.Schemas;
import dev.kinship.dialect.step.Filling;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.Source;
import dev.kinship.schema.Source.Clause;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.schema.TextForm;
import dev.kinship.text.Ordering;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The clauses that all dialects share, for one rendering. */
public final class SqlClauses {
  /** What a down migration writes itself. */
  private static final Pattern AGAIN =
      Pattern.compile("(?i)\\b(concurrently|if\\s+not\\s+exists)\\b");

  static final String INDENT = "    ";

  private final Identifiers names;
  private final Types types;
  private final Schema known;
  private final Map<String, List<ForeignKey>> wanted;
  private final NumberedKey numbered;
  private final Map<String, List<Index>> indexes;
  private final Map<String, Index> firstByName = new HashMap<>();
  private final Map<String, ForeignKey> firstKeyByName = new HashMap<>();

  public SqlClauses(Identifiers names, Types types, List<SchemaChange> changes, Schema known) {
    this.names = names;
    this.types = types;
    this.known = known;
    List<ForeignKey> keys = changes.stream().flatMap(SchemaChange::keys).toList();
    this.wanted = keys.stream().collect(groupingBy(ForeignKey::table));
    this.numbered = NumberedKey.with(keys, known);
    List<Index> all =
        Stream.concat(
                known.tables().values().stream().flatMap(it -> it.indexes().stream()),
                changes.stream().flatMap(it -> Obstacles.indexesOf(it).stream()))
            .toList();
    this.indexes = all.stream().collect(groupingBy(Index::table));
    all.forEach(it -> firstByName.putIfAbsent(placed(it.table(), it.name()), it));
    List<ForeignKey> dropped = KeyChange.in(changes).stream().map(KeyChange::from).toList();
    Stream.concat(
            known.tables().values().stream()
                .flatMap(it -> it.foreignKeys().stream())
                .filter(it -> !dropped.contains(it)),
            keys.stream())
        .sorted(Ordering.by(it -> it.given().isEmpty()))
        .forEach(
            it ->
                firstKeyByName.putIfAbsent(placed(it.table(), it.given().orElseGet(it::name)), it));
  }

  /** How the table is stored, as far as that is known. */
  public Table.Storage storage(String table) {
    return known.table(table).map(Table::stored).orElse(Table.Storage.UNKNOWN);
  }

  /** Whether the table is known to be partitioned. */
  public boolean isPartitioned(String table) {
    return new Partitions(known).has(table);
  }

  Stream<ForeignKey> keys(String table) {
    return known.table(table).stream().flatMap(it -> it.foreignKeys().stream());
  }

  public String quote(String name) {
    return names.quote(name);
  }

  /** {@code (user_id, total)}. */
  public String quoted(List<String> columns) {
    return columns.stream().map(this::quote).collect(joining(", ", "(", ")"));
  }

  public String createTable(Table table) {
    return createTable(table, List.of());
  }

  /** With these indexes in its own text, where a database has them there. */
  String createTable(Table table, List<Index> indexes) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(it -> lines.add(column(table, it)));
    if (table.primaryKey().size() > 1) {
      lines.add("PRIMARY KEY " + quoted(table.primaryKey()));
    }
    table.foreignKeys().forEach(it -> lines.add(constraint(it)));
    for (Index it : indexes) {
      lines.add(
          "%sINDEX %s %s"
              .formatted(it.unique() ? "UNIQUE " : "", quote(name(it)), quoted(it.columns())));
    }
    return createTable(table.name(), lines);
  }

  /** A table whose columns and constraints are written already. */
  public String createTable(String name, List<String> lines) {
    String body = lines.stream().map(it -> INDENT + it).collect(joining(",\n"));
    return "CREATE TABLE %s (\n%s\n)".formatted(quote(name), body);
  }

  /** A table that was there, as it was written where that is known; {@code apart} is left out. */
  public String createAgain(Table table, List<ForeignKey> apart) {
    Optional<Source> source = table.source();
    if (source.isEmpty()) {
      List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
      keys.removeAll(apart);
      return createTable(
          new Table(table.name(), table.columns(), table.primaryKey(), keys, table.indexes()));
    }
    List<String> lines = new ArrayList<>();
    source.get().columns().forEach(it -> lines.add(source.get().without(apart, it)));
    source.get().constraints().stream()
        .filter(it -> it.key().filter(apart::contains).isEmpty())
        .forEach(it -> lines.add(it.sql()));
    String options = source.get().options();
    return createTable(table.name(), lines) + (options.isEmpty() ? "" : " " + options);
  }

  /** A column that was there, as one that may be empty. */
  public String addAgain(String table, Column column) {
    return "ALTER TABLE %s ADD COLUMN %s %s"
        .formatted(quote(table), quote(column.name()), typeOfExisting(table, column));
  }

  /** The same with its default, which existing rows do not get: their parent may not exist. */
  String restore(String table, Column column) {
    Optional<Source.Part> part = part(table, column.name());
    String comment = part.flatMap(it -> it.after("COMMENT")).map(" COMMENT "::concat).orElse("");
    String added = addAgain(table, column) + comment;
    return part.flatMap(it -> it.after("DEFAULT"))
        .map(
            it ->
                added
                    + ";\nALTER TABLE %s ALTER COLUMN %s SET DEFAULT %s"
                        .formatted(quote(table), quote(column.name()), it))
        .orElse(added);
  }

  String typeOfExisting(String table, Column column) {
    return part(table, column.name())
        .map(Source.Part::type)
        .orElseGet(() -> types.of(column.type(), false));
  }

  public String dropTable(String name) {
    return "DROP TABLE " + quote(name);
  }

  /** A column that may be empty, as it is added to a table that exists. */
  public String addColumn(String table, Column column, Optional<ForeignKey> key) {
    return "ALTER TABLE %s ADD COLUMN %s %s"
        .formatted(quote(table), quote(column.name()), type(table, column, key, false));
  }

  String typeOfAdded(AddColumn change) {
    return type(change.table(), change.column(), change.key(), false);
  }

  /** Of a column that is added. */
  public Filling filling(AddColumn change, Optional<String> expression) {
    Column column = change.column();
    String type = type(change.table(), column, change.key(), false);
    return filling(change.table(), column, quote(column.name()) + " " + type, "", expression);
  }

  /** Of a column that exists; without its definition if the migrations do not show that. */
  Filling filling(AlterColumn change, Set<Clause.Kind> apart, Optional<String> expression) {
    Optional<Source.Part> part = part(change.table(), change.column().name());
    String definition =
        part.map(it -> it.sql().substring(0, it.clauses().getFirst().end())).orElse("");
    String rest =
        part.map(it -> it.without(apart).substring(definition.length()).strip()).orElse("");
    return filling(change.table(), change.column(), definition, rest, expression);
  }

  private Filling filling(
      String table, Column column, String definition, String rest, Optional<String> expression) {
    return new Filling(
        quote(table),
        quote(column.name()),
        definition,
        rest,
        known.table(table).flatMap(Filling::ordered).map(this::quote),
        quote(names.fitted("ck_%s_%s".formatted(TableName.bare(table), column.name()))),
        expression,
        storage(table),
        known.table(table).stream().flatMap(Table::changedByThemselves).map(this::quote).toList());
  }

  private Optional<Source.Part> part(String table, String column) {
    return known.table(table).flatMap(Table::source).stream()
        .flatMap(it -> it.columns().stream())
        .filter(it -> SqlName.same(it.name(), column))
        .findFirst();
  }

  public String dropColumn(String table, Column column) {
    return "ALTER TABLE %s DROP COLUMN %s".formatted(quote(table), quote(column.name()));
  }

  public String addConstraint(ForeignKey key) {
    return "ALTER TABLE %s ADD %s".formatted(quote(key.table()), constraint(key));
  }

  public String constraint(ForeignKey key) {
    return "CONSTRAINT %s FOREIGN KEY %s %s"
        .formatted(quote(name(key)), quoted(key.columns()), references(key));
  }

  public String references(ForeignKey key) {
    String deferral = key.actions().deferral();
    return "REFERENCES %s %s%s%s%s"
        .formatted(
            quote(files() ? TableName.bare(key.parent()) : key.parent()),
            quoted(key.parentColumns()),
            action(" ON DELETE ", key.actions().onDelete()),
            action(" ON UPDATE ", key.actions().onUpdate()),
            deferral.isEmpty() ? "" : " " + deferral);
  }

  public String createIndex(Index index) {
    return createIndex(index, name(index));
  }

  /**
   * An index that was there, as the migrations wrote it where that is known, so that it is partial
   * or sorted again.
   */
  public String createAgain(Index index) {
    return known.table(index.table()).flatMap(Table::source).stream()
        .flatMap(it -> it.attached().stream())
        .filter(it -> it.name().equals(index.name()) && !AGAIN.matcher(it.sql()).find())
        .map(Source.Attached::sql)
        .findFirst()
        .orElseGet(() -> createPlain(index));
  }

  String createPlain(Index index) {
    return createIndex(index, index.name());
  }

  private String createIndex(Index index, String name) {
    String table = index.table();
    return "CREATE %sINDEX %s ON %s %s"
        .formatted(
            index.unique() ? "UNIQUE " : "",
            quote(files() ? TableName.beside(table, name) : name),
            quote(files() ? TableName.bare(table) : table),
            quoted(index.columns()));
  }

  /**
   * The key as the migrations wrote it, else as Kinship does under the {@code name} that it has, so
   * that a down migration restores all of it.
   */
  public String addAgain(ForeignKey key, String name) {
    return known
        .table(key.table())
        .flatMap(Table::source)
        .flatMap(
            it ->
                it.constraints().stream()
                    .filter(rule -> rule.key().filter(key::equals).isPresent())
                    .findFirst())
        .map(it -> "ALTER TABLE %s ADD %s".formatted(quote(key.table()), it.sql()))
        .orElseGet(() -> addConstraint(key.called(name)));
  }

  /** The statement that gives {@code key} the comment that another one has under its name. */
  Optional<String> comment(String from, ForeignKey key, String name) {
    return known.table(key.table()).flatMap(Table::source).stream()
        .flatMap(it -> it.attached().stream())
        .filter(it -> SqlName.same(it.name(), Source.Attached.commentOn(from)))
        .map(
            it ->
                "COMMENT ON CONSTRAINT %s ON %s ".formatted(quote(name), quote(key.table()))
                    + it.sql())
        .findFirst();
  }

  /** The index's name as it fits, told from an index or a table that has the name already. */
  public String name(Index index) {
    boolean first =
        Optional.ofNullable(firstByName.get(placed(index.table(), index.name())))
            .map(it -> it.same(index))
            .orElse(true);
    String placed = TableName.beside(index.table(), index.name());
    return first && known.table(placed).isEmpty() && known.other(placed).isEmpty()
        ? names.fitted(index.name())
        : names.marked(index.name(), origin(index.table(), index.columns()));
  }

  /**
   * The name that the key has, else the one that it gets: as it fits, told from another key whose
   * table and columns spell, or are, the same.
   */
  public String name(ForeignKey key) {
    if (key.given().isPresent()) {
      return key.given().get();
    }
    boolean first =
        Optional.ofNullable(firstKeyByName.get(placed(key.table(), key.name())))
            .map(key::equals)
            .orElse(true);
    return !first || known.isTaken(key.table(), key.name())
        ? names.marked(key.name(), origin(key.table(), key.columns()) + key.parent())
        : names.fitted(key.name());
  }

  /** A free name for a moment, for a key that has {@code name} before and after. */
  public String spare(String table, String name) {
    String next = name + "_new";
    boolean taken = firstKeyByName.containsKey(placed(table, next)) || known.isTaken(table, next);
    return taken ? names.marked(next, name) : names.fitted(next);
  }

  private boolean files() {
    return names.schemas() == Schemas.FILES;
  }

  /** Names are unique in a schema at most. */
  private static String placed(String table, String name) {
    return SqlName.folded(TableName.beside(table, name));
  }

  private static String origin(String table, List<String> columns) {
    return table + "\0" + String.join("\0", columns) + "\0";
  }

  private String column(Table table, Column column) {
    boolean key = table.primaryKey().equals(List.of(column.name()));
    if (column.generated() && key) {
      Optional<String> shown = numbered.of(table, column.type());
      return quote(column.name()) + " " + shown.orElseGet(() -> types.generatedKey(column.type()));
    }
    Optional<ForeignKey> refers =
        table.foreignKeys().stream().filter(it -> it.columns().contains(column.name())).findFirst();
    boolean primary = table.primaryKey().contains(column.name());
    boolean required = primary || !column.nullable();
    return quote(column.name())
        + " "
        + type(table.name(), column, refers, primary)
        + (required ? " NOT NULL" : "")
        + (key ? " PRIMARY KEY" : "");
  }

  private String type(String table, Column column, Optional<ForeignKey> own, boolean primary) {
    Optional<ForeignKey> key = own.or(() -> wanted(table, column));
    boolean indexed =
        indexes.getOrDefault(table, List.of()).stream()
            .anyMatch(it -> it.columns().contains(column.name()));
    return key.flatMap(it -> parentType(table, column, it))
        .orElseGet(() -> types.of(column.type(), primary || indexed || key.isPresent()));
  }

  /** The key that the column shall be, even if the database cannot have it. */
  private Optional<ForeignKey> wanted(String table, Column column) {
    return wanted.getOrDefault(table, List.of()).stream()
        .filter(it -> it.columns().contains(column.name()))
        .findFirst();
  }

  private Optional<String> parentType(String table, Column column, ForeignKey key) {
    String parent = key.parentColumns().get(key.columns().indexOf(column.name()));
    TextForm texts =
        known.table(table).map(it -> TextForm.of(it.storage().options())).orElse(TextForm.UNKNOWN);
    return known
        .table(key.parent())
        .flatMap(it -> it.stated(parent))
        .flatMap(it -> types.referringTo(it, texts));
  }

  private static String action(String event, ReferentialAction action) {
    return action == ReferentialAction.UNSPECIFIED ? "" : event + action.name().replace('_', ' ');
  }
}
