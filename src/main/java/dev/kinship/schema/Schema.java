package dev.kinship.schema;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What a database has, as far as its migrations or it itself tell. {@code doubts} are about
 * statements that could not be understood; {@code rows} is the approximate number of rows of some
 * tables; {@code homes} are the schemas that migrations name; {@code others} tells by name, in
 * lower case, what is not a table: {@code a view}; {@code uncreated} are tables that exist and are
 * not among {@code tables}. A table has the name that migrations or the database give it, as {@link
 * TableName} has it.
 */
public record Schema(
    Map<String, Table> tables,
    List<Doubt> doubts,
    Map<String, Long> rows,
    Homes homes,
    Map<String, String> others,
    List<Uncreated> uncreated) {
  public static final Schema EMPTY = new Schema(Map.of(), List.of(), Map.of());

  public Schema {
    tables = Map.copyOf(tables);
    doubts = List.copyOf(doubts);
    rows = Map.copyOf(rows);
    others = Map.copyOf(others);
    uncreated = List.copyOf(uncreated);
  }

  /**
   * A table that migrations change or refer to and never create: it exists, and {@code table} has
   * what they add to it. {@code doubt} is about the statement that shows that it exists.
   */
  public record Uncreated(Table table, Doubt doubt) {}

  /** All tables that exist are known. */
  public Schema(
      Map<String, Table> tables,
      List<Doubt> doubts,
      Map<String, Long> rows,
      Homes homes,
      Map<String, String> others) {
    this(tables, doubts, rows, homes, others, List.of());
  }

  /** All tables are where the database looks by default. */
  public Schema(Map<String, Table> tables, List<Doubt> doubts, Map<String, Long> rows) {
    this(tables, doubts, rows, Homes.NONE, Map.of());
  }

  /** What migrations show: the number of rows is not known. */
  public Schema(Map<String, Table> tables, List<Doubt> doubts) {
    this(tables, doubts, Map.of());
  }

  /** What has this name and is not a table; names that differ in case alone are one. */
  public Optional<String> other(String name) {
    return Optional.ofNullable(others.get(SqlName.folded(name)));
  }

  /** Whether a new key of the table cannot have this name: a rule of it has it, or another key. */
  public boolean isTaken(String table, String constraint) {
    return table(table).filter(it -> it.hasRule(constraint)).isPresent()
        || other(TableName.beside(table, constraint)).isPresent();
  }

  /** About how many rows the table has; empty where no database was asked. */
  public OptionalLong rows(String table) {
    Long known = rows.get(table);
    return known == null ? OptionalLong.empty() : OptionalLong.of(known);
  }

  /** Where migrations have tables of this name; empty where only in the usual schema. */
  public List<Homes.Home> homes(String table) {
    return homes.of(table);
  }

  /**
   * The same schema for these tables of models, as {@link TableName} has them. All {@code models}
   * mean the tables that they name with a schema; they are read only if it depends on them.
   */
  public Schema told(Collection<String> asked, Supplier<Stream<String>> models) {
    return asked.stream().allMatch(it -> homes(homes.place(it)).isEmpty())
        ? this
        : new Schema(tables, doubts, rows, homes.without(models), others, uncreated);
  }

  /** The same schema, of whose tables each has one meaning. */
  public Schema told() {
    Homes none = new Homes(homes.wording(), Map.of());
    return new Schema(tables, doubts, rows, none, others, uncreated);
  }

  /**
   * What a model's table is called here. The usual schema need not be named here, and a table
   * without a schema may be one that only another schema has.
   */
  public String place(String table) {
    if (table(table).isPresent()) {
      return table;
    }
    String usual = homes.place(table);
    if (table(usual).isPresent()) {
      return usual;
    }
    List<Homes.Home> there = homes(table);
    return there.size() == 1 ? there.getFirst().name() : table;
  }

  /** The table of this name; where there is none, the only one that differs in case alone. */
  public Optional<Table> table(String name) {
    Table exact = tables.get(name);
    if (exact != null) {
      return Optional.of(exact);
    }
    List<Table> alike =
        tables.values().stream().filter(it -> SqlName.same(it.name(), name)).toList();
    return alike.size() == 1 ? Optional.of(alike.getFirst()) : Optional.empty();
  }

  /** The table of this name, if it is one that exists and that no migration creates. */
  public Optional<Uncreated> uncreated(String name) {
    return table(name).isPresent()
        ? Optional.empty()
        : uncreated.stream().filter(it -> SqlName.same(it.table().name(), name)).findFirst();
  }

  /** This schema with what is known of a table. */
  public Schema with(Uncreated known) {
    return after(List.of(new SchemaChange.CreateTable(known.table())));
  }

  /** This schema after the changes, one after the other; an unknown table stays unknown. */
  public Schema after(List<SchemaChange> changes) {
    SchemaDraft draft = new SchemaDraft(this);
    changes.forEach(draft::make);
    return draft.schema();
  }

  /** The same with these tables. */
  Schema of(Map<String, Table> tables) {
    return new Schema(tables, doubts, rows, homes, others, uncreated);
  }
}
