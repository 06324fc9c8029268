package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.OnDelete;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Source;
import dev.kinship.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The clauses that all dialects share, for one rendering. */
final class Writer {
  static final String INDENT = "    ";

  private final Names names;
  private final Types types;
  private final Schema known;
  private final List<Index> indexes;
  private final List<ForeignKey> keys;

  Writer(Names names, Types types, List<SchemaChange> changes, Schema known) {
    this.names = names;
    this.types = types;
    this.known = known;
    this.indexes =
        Stream.concat(
                known.tables().values().stream().flatMap(it -> it.indexes().stream()),
                changes.stream().flatMap(it -> Obstacles.indexesOf(it).stream()))
            .toList();
    this.keys =
        Stream.concat(
                known.tables().values().stream().flatMap(it -> it.foreignKeys().stream()),
                changes.stream().flatMap(Obstacles::keysOf))
            .toList();
  }

  String quote(String name) {
    return names.quote(name);
  }

  String quoted(List<String> columns) {
    return columns.stream().map(this::quote).collect(joining(", ", "(", ")"));
  }

  String createTable(Table table) {
    List<String> lines = new ArrayList<>();
    table.columns().forEach(it -> lines.add(column(table, it)));
    if (table.primaryKey().size() > 1) {
      lines.add("PRIMARY KEY " + quoted(table.primaryKey()));
    }
    table.foreignKeys().forEach(it -> lines.add(constraint(it)));
    return createTable(table.name(), lines);
  }

  /** A table whose columns and constraints are written already. */
  String createTable(String name, List<String> lines) {
    String body = lines.stream().map(it -> INDENT + it).collect(joining(",\n"));
    return "CREATE TABLE %s (\n%s\n)".formatted(quote(name), body);
  }

  String dropTable(String name) {
    return "DROP TABLE " + quote(name);
  }

  /** A column that may be empty, as it is added to a table that exists. */
  String addColumn(String table, Column column, Optional<ForeignKey> key) {
    return "ALTER TABLE %s ADD COLUMN %s %s"
        .formatted(quote(table), quote(column.name()), type(table, column, key, false));
  }

  String dropColumn(String table, Column column) {
    return "ALTER TABLE %s DROP COLUMN %s".formatted(quote(table), quote(column.name()));
  }

  String addConstraint(ForeignKey key) {
    return "ALTER TABLE %s ADD %s".formatted(quote(key.table()), constraint(key));
  }

  String constraint(ForeignKey key) {
    return "CONSTRAINT %s FOREIGN KEY %s %s"
        .formatted(quote(name(key)), quoted(key.columns()), references(key));
  }

  String references(ForeignKey key) {
    return "REFERENCES %s %s%s"
        .formatted(quote(key.parent()), quoted(key.parentColumns()), onDelete(key.onDelete()));
  }

  String createIndex(Index index) {
    return "CREATE %sINDEX %s ON %s %s"
        .formatted(
            index.unique() ? "UNIQUE " : "",
            quote(name(index)),
            quote(index.table()),
            quoted(index.columns()));
  }

  /** The index's name as it fits, told from an index or a table that has the name already. */
  String name(Index index) {
    boolean first =
        indexes.stream()
            .filter(it -> it.name().equalsIgnoreCase(index.name()))
            .findFirst()
            .map(it -> it.table().equals(index.table()) && it.columns().equals(index.columns()))
            .orElse(true);
    return first && known.table(index.name()).isEmpty()
        ? names.fitted(index.name())
        : names.marked(index.name(), origin(index.table(), index.columns()));
  }

  /** The key's name as it fits, told from another key whose table and columns spell the same. */
  String name(ForeignKey key) {
    boolean first =
        keys.stream()
            .filter(it -> it.name().equalsIgnoreCase(key.name()))
            .findFirst()
            .map(it -> it.table().equals(key.table()) && it.columns().equals(key.columns()))
            .orElse(true);
    return !first
        ? names.marked(key.name(), origin(key.table(), key.columns()) + key.parent())
        : names.fitted(key.name());
  }

  private static String origin(String table, List<String> columns) {
    return table + "\0" + String.join("\0", columns) + "\0";
  }

  private String column(Table table, Column column) {
    boolean key = table.primaryKey().equals(List.of(column.name()));
    if (column.generated() && key) {
      return quote(column.name()) + " " + types.generatedKey(column.type());
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

  private String type(String table, Column column, Optional<ForeignKey> key, boolean primary) {
    boolean indexed =
        indexes.stream()
            .anyMatch(it -> it.table().equals(table) && it.columns().contains(column.name()));
    return key.flatMap(it -> parentType(column, it))
        .orElseGet(() -> types.of(column.type(), primary || indexed || key.isPresent()));
  }

  private Optional<String> parentType(Column column, ForeignKey key) {
    String parent = key.parentColumns().get(key.columns().indexOf(column.name()));
    return known
        .table(key.parent())
        .flatMap(Table::source)
        .flatMap(it -> written(it, parent))
        .flatMap(types::referringTo);
  }

  private static Optional<String> written(Source source, String column) {
    return source.columns().stream()
        .filter(it -> it.name().equalsIgnoreCase(column))
        .map(Source.Part::type)
        .findFirst();
  }

  private static String onDelete(OnDelete action) {
    return switch (action) {
      case UNSPECIFIED -> "";
      case RESTRICT -> " ON DELETE RESTRICT";
      case CASCADE -> " ON DELETE CASCADE";
      case SET_NULL -> " ON DELETE SET NULL";
      case NO_ACTION -> " ON DELETE NO ACTION";
    };
  }
}
