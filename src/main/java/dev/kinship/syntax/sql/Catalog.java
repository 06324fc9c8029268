package dev.kinship.syntax.sql;

import dev.kinship.schema.Column;
import dev.kinship.schema.Doubt;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Homes;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Schema.Uncreated;
import dev.kinship.schema.SqlName;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.schema.TextForm;
import dev.kinship.schema.Wording;
import dev.kinship.syntax.sql.token.SqlStatement;
import dev.kinship.syntax.sql.type.Domains;
import dev.kinship.syntax.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tables and the doubts of the statements read so far. */
final class Catalog {
  private final Wording wording;
  private final Map<String, TableDraft> tables = new LinkedHashMap<>();
  private final Map<String, List<TableDraft>> folded = new HashMap<>();
  private final Map<String, List<TableDraft>> bare = new HashMap<>();
  private final Map<String, Set<TableDraft>> heirs = new HashMap<>();
  private final Map<String, String> others = new HashMap<>();
  private final Set<String> temporary = new HashSet<>();
  private final Domains domains = new Domains();
  private final Foreign foreign = new Foreign();
  private final List<Doubt> doubts = new ArrayList<>();
  private TextForm texts = TextForm.UNKNOWN;

  Catalog(Wording wording) {
    this.wording = wording;
  }

  Domains domains() {
    return domains;
  }

  /** From here on MySQL and MariaDB store the texts of new tables so. */
  void store(TextForm form) {
    texts = wording.uniqueSerial() && !form.isUnknown() ? form : texts;
  }

  /** The column whose type is written so, with the type that it is made of. */
  Column known(Column column, String written) {
    return domains.resolved(column, written);
  }

  /** The column that is defined here, of this table. */
  ColumnReader.Read column(SqlStatement statement, SqlCursor cursor, String table) {
    ColumnReader.Read written = ColumnReader.read(cursor, table, wording.uniqueSerial());
    ColumnReader.Read read = written.with(known(written.column(), written.part().type()));
    if (wording != Wording.MYSQL || !read.refers()) {
      return read;
    }
    doubt(
        statement,
        "the REFERENCES of column %s of %s creates a key only from MySQL 9.0 on: it is ignored"
            .formatted(read.column().name(), table),
        table);
    return read.keyless();
  }

  /** Those whose keys may lead to this table: a rename must not look at all tables there are. */
  List<TableDraft> heirs(String table) {
    return List.copyOf(heirs.getOrDefault(fold(table), Set.of()));
  }

  TableDraft draft(String name, String made, String options) {
    boolean said = texts.isUnknown() || !TextForm.of(options).isUnknown();
    String all = said ? options : texts.instead(options);
    return new TableDraft(name, made, all, heirs, wording.uniqueSerial());
  }

  /**
   * The table with this name, or the only one that differs from it in case; without a schema and
   * such a table, the only one in any schema, since the statement would fail otherwise.
   */
  Optional<TableDraft> find(String name) {
    Optional<TableDraft> exact = exactly(name);
    if (exact.isPresent()) {
      return exact;
    }
    List<TableDraft> alike = folded.getOrDefault(fold(name), List.of());
    if (alike.isEmpty() && TableName.schema(name).isEmpty()) {
      alike = bare.getOrDefault(fold(name), List.of());
    }
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  boolean isEmpty() {
    return tables.isEmpty();
  }

  Optional<TableDraft> exactly(String name) {
    return Optional.ofNullable(tables.get(name));
  }

  void put(TableDraft table) {
    exactly(table.name()).ifPresent(this::remove);
    foreign.remove(table.name());
    tables.put(table.name(), table);
    folded.computeIfAbsent(fold(table.name()), it -> new ArrayList<>()).add(table);
    bare.computeIfAbsent(foldedBare(table), it -> new ArrayList<>()).add(table);
  }

  /** Something with a table's name that is not a table, such as a view: its indexes are its own. */
  void other(String name, String what) {
    others.put(fold(name), what);
  }

  void dropOther(String name) {
    others.remove(fold(name));
  }

  /** After a statement that may have changed the table, in a database that indexes keys itself. */
  void settle(TableDraft table) {
    if (wording.indexesKeys()) {
      table.implyIndexes();
    }
  }

  /** Those of this schema. */
  void dropOthers(String schema) {
    others.keySet().removeIf(it -> SqlName.same(TableName.schema(it), schema));
  }

  boolean isOther(String name) {
    return others.containsKey(fold(name));
  }

  /** What is not a table, and the indexes of expressions if those take names too. */
  private Map<String, String> others() {
    Map<String, String> all = new HashMap<>(others);
    for (TableDraft table : wording.uniqueSerial() ? List.<TableDraft>of() : tables.values()) {
      table
          .attached()
          .otherIndexes()
          .map(it -> fold(TableName.beside(table.name(), it)))
          .forEach(it -> all.putIfAbsent(it, "an index of " + table.name()));
    }
    return all;
  }

  /** Drops the keys to the table that lead to such columns, as CASCADE does. */
  void dropKeysTo(TableDraft table, Predicate<List<String>> columns) {
    for (TableDraft heir : heirs(table.name())) {
      heir.dropConstraints(
          rule ->
              rule.key()
                  .filter(key -> SqlName.same(key.parent(), table.name()))
                  .filter(key -> columns.test(parentColumns(key, table)))
                  .isPresent());
    }
  }

  private static List<String> parentColumns(ForeignKey key, TableDraft parent) {
    return key.parentColumns().isEmpty()
        ? parent.primaryKey()
        : parent.asDeclared(key.parentColumns());
  }

  /** Drops every column of this type, as CASCADE does. */
  void dropColumnsOf(String type) {
    dropColumns((column, written) -> domains.isOf(written, type));
    domains.drop(type);
  }

  /** Drops every column whose type is in this schema. */
  void dropColumnsWithin(String schema) {
    dropColumns((column, type) -> domains.isWithin(type, schema));
  }

  /** Drops every column with this collation. */
  void dropColumnsIn(String collation) {
    dropColumns(
        (column, type) ->
            column
                .stated()
                .flatMap(it -> it.texts().collation())
                .filter(it -> SqlTypes.isCalled(it, collation))
                .isPresent());
  }

  private void dropColumns(BiPredicate<Column, String> which) {
    tables.values().forEach(it -> it.dropColumns(which));
  }

  /** Doubts whether tables still have the columns of types that no statement makes. */
  void doubtColumns(SqlStatement statement, String uncertain) {
    for (TableDraft table : tables.values()) {
      table
          .types()
          .filter(it -> !SqlTypes.isBuiltIn(it.getValue()) && !domains.knows(it.getValue()))
          .forEach(
              it ->
                  doubt(
                      statement,
                      uncertain.formatted(table.name() + "." + it.getKey(), it.getValue()),
                      table.name()));
    }
  }

  /** A table that the session has for itself, whose name others do not find. */
  void temporary(String name) {
    temporary.add(fold(TableName.bare(name)));
  }

  boolean isTemporary(String name) {
    boolean usual = TableName.schema(name).isEmpty() || isOfSession(name);
    return usual && temporary.contains(fold(TableName.bare(name)));
  }

  /** Whether the name begins with a schema of PostgreSQL or SQLite for temporary tables. */
  boolean isOfSession(String name) {
    String schema = fold(TableName.schema(name));
    return schema.equals("pg_temp") || (schema.equals("temp") && wording == Wording.USUAL);
  }

  /** Returns whether there is such a table, which is the one that is meant then. */
  boolean dropTemporary(String name) {
    boolean there = isTemporary(name);
    temporary.remove(fold(TableName.bare(name)));
    return there || isOfSession(name);
  }

  /** The session ends, and its tables with it. */
  void endSession() {
    temporary.clear();
  }

  void drop(String name) {
    find(name).ifPresent(this::drop);
    foreign.remove(name);
  }

  private void drop(TableDraft table) {
    remove(table);
    table.lineage().dropped(table).forEach(this::drop);
  }

  void rename(TableDraft table, String to) {
    String from = table.name();
    if (foreign.has(table)) {
      foreign.rename(table, to);
    } else {
      remove(table);
      table.rename(to);
      put(table);
    }
    heirs(from).forEach(it -> it.parentRenamed(from, to));
  }

  /** What the table is called in another schema. */
  String moved(TableDraft table, String schema) {
    return TableName.of(List.of(schema, TableName.bare(table.name())), wording);
  }

  void renameColumn(TableDraft table, String from, String to) {
    table.renameColumn(from, to);
    heirs(table.name()).forEach(it -> it.parentColumnRenamed(table.name(), from, to));
  }

  private void remove(TableDraft table) {
    tables.remove(table.name());
    folded.getOrDefault(fold(table.name()), new ArrayList<>()).remove(table);
    bare.getOrDefault(foldedBare(table), new ArrayList<>()).remove(table);
  }

  private static String foldedBare(TableDraft table) {
    return fold(TableName.bare(table.name()));
  }

  private static String fold(String name) {
    return SqlName.folded(name);
  }

  void doubt(Doubt doubt) {
    doubts.add(doubt);
  }

  /** What the statement leaves uncertain of this table alone. */
  void doubt(SqlStatement statement, String uncertain, String table) {
    doubt(Doubt.of(statement.brief(), TableName.shown(uncertain), table));
  }

  /** A statement about a table that none of these makes; what is known of it. */
  TableDraft unknown(SqlStatement statement, String table) {
    String uncertain = "the migrations do not create " + TableName.shown(table);
    Doubt doubt = Doubt.of(statement.brief(), uncertain, table);
    Set<String> words = MayChange.words(statement.tokens());
    doubt(words.contains("rename") ? doubt.and(words) : doubt);
    return foreign.changed(statement, table, () -> draft(table, statement.brief(), ""));
  }

  boolean has(TableDraft table, String column) {
    return table.types().anyMatch(it -> wording.sameColumn(it.getKey(), column));
  }

  /** Whether no statement creates the table. */
  boolean isForeign(TableDraft table) {
    return foreign.has(table);
  }

  /** Notes the tables that keys in the statement lead to. */
  void referring(SqlStatement statement) {
    foreign.referring(statement, wording);
  }

  /** The tables of this schema, or of any without one, that {@code which} accepts. */
  List<TableDraft> having(String schema, Predicate<TableDraft> which) {
    List<TableDraft> all = tables.values().stream().filter(which).toList();
    List<TableDraft> there =
        all.stream().filter(it -> TableName.schema(it.name()).equalsIgnoreCase(schema)).toList();
    return there.isEmpty() && schema.isEmpty() ? all : there;
  }

  void blurAll() {
    tables.values().forEach(TableDraft::blur);
  }

  Schema schema() {
    Map<String, Table> all = new LinkedHashMap<>();
    for (TableDraft table : tables.values()) {
      List<ForeignKey> keys = new ArrayList<>();
      for (ForeignKey key : table.keys()) {
        keys.add(whole(table, key));
      }
      all.put(table.name(), table.table(keys, domains));
    }
    return new Schema(
        all,
        List.copyOf(new LinkedHashSet<>(doubts)),
        Map.of(),
        new Homes(wording, foreign.homes(tables.values())),
        others(),
        uncreated());
  }

  private List<Uncreated> uncreated() {
    Map<String, Uncreated> all = new LinkedHashMap<>();
    foreign.drafts().forEach(it -> uncreated(all, it));
    for (TableDraft table : Stream.concat(tables.values().stream(), foreign.drafts()).toList()) {
      for (ForeignKey key : table.keys()) {
        String parent = key.parent();
        if (find(parent).isEmpty() && !isOther(parent) && !all.containsKey(fold(parent))) {
          uncreated(all, draft(parent, "", ""));
        }
      }
    }
    return List.copyOf(all.values());
  }

  private void uncreated(Map<String, Uncreated> all, TableDraft table) {
    List<ForeignKey> keys = table.keys().stream().map(it -> whole(table, it)).toList();
    Doubt doubt = foreign.shown(table.name());
    all.put(fold(table.name()), new Uncreated(table.table(keys, domains), doubt));
  }

  /** The key with its parent columns, and all names as those who own them spell them. */
  private ForeignKey whole(TableDraft table, ForeignKey key) {
    Optional<TableDraft> parent = find(key.parent());
    List<String> columns = key.parentColumns();
    if (columns.isEmpty() && parent.isPresent()) {
      columns = parent.get().primaryKey();
    }
    if (columns.size() != key.columns().size()) {
      String uncertain =
          "%s refers to %s, and the migrations do not show its primary key: id is assumed"
              .formatted(table.name(), TableName.shown(key.parent()));
      doubts.add(Doubt.of("", uncertain, table.name()));
      columns = Collections.nCopies(key.columns().size(), "id");
    }
    return new ForeignKey(
        table.name(),
        table.asDeclared(key.columns()),
        parent.isPresent() ? parent.get().name() : key.parent(),
        parent.isPresent() ? parent.get().asDeclared(columns) : columns,
        key.actions(),
        key.given());
  }
}
