package dev.kinship.database;

import static java.util.stream.Collectors.toCollection;

import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Table;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a database has, as lines that can be compared: columns, keys, and which columns are indexed.
 */
public final class Catalog {
  /** RESTRICT and NO ACTION, between which half of the databases see no difference. */
  private static final String NO_ACTION = "NO ACTION";

  /** An index that H2 makes for a key, even if one begins with its columns, or for a constraint. */
  private static final Pattern H2_OWN = Pattern.compile(".*_INDEX_[0-9A-F]+");

  private final DatabaseMetaData data;
  private final String catalog;
  private final String schema;
  private final Set<String> lines = new TreeSet<>();

  private Catalog(Connection connection) throws SQLException {
    this.data = connection.getMetaData();
    this.catalog = connection.getCatalog();
    this.schema = connection.getSchema();
  }

  /** The lines of a live database. */
  public static Set<String> of(Connection connection) throws SQLException {
    return new Catalog(connection).read();
  }

  /** The lines that a database with this schema should have, its tables without their schemas. */
  public static Set<String> of(Schema schema) {
    return schema.tables().values().stream()
        .flatMap(Catalog::lines)
        .map(it -> it.replaceAll("\\S+\u001f", ""))
        .collect(toCollection(TreeSet::new));
  }

  private static Stream<String> lines(Table table) {
    return Stream.of(
            table.columns().stream().map(it -> column(table.name(), it)),
            Stream.of("%s primary %s".formatted(table.name(), table.primaryKey())),
            table.foreignKeys().stream().map(Catalog::key),
            table.indexes().stream().map(Catalog::index))
        .flatMap(it -> it);
  }

  private static String column(String table, Column it) {
    return "%s column %s%s".formatted(table, it.name(), it.nullable() ? "" : " NOT NULL");
  }

  private static String key(ForeignKey it) {
    return "%s key %s to %s %s %s"
        .formatted(
            it.table(),
            it.columns(),
            it.parent(),
            it.parentColumns(),
            actions(action(it.actions().onDelete()), action(it.actions().onUpdate())));
  }

  private static String action(ReferentialAction action) {
    return switch (action) {
      case CASCADE -> "CASCADE";
      case SET_DEFAULT -> "SET DEFAULT";
      case SET_NULL -> "SET NULL";
      case UNSPECIFIED, RESTRICT, NO_ACTION -> NO_ACTION;
    };
  }

  private static String actions(String onDelete, String onUpdate) {
    return onUpdate.equals(NO_ACTION) ? onDelete : onDelete + ", on update " + onUpdate;
  }

  private static String index(Index it) {
    return "%s %s %s".formatted(it.table(), it.unique() ? "unique" : "index", it.columns());
  }

  private Set<String> read() throws SQLException {
    List<String> tables = new ArrayList<>();
    try (ResultSet rows =
        data.getTables(catalog, schema, null, new String[] {"TABLE", "PARTITIONED TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    tables.removeIf(it -> it.startsWith("sqlite_"));
    for (String table : tables) {
      List<String> primary = primaryKey(table);
      columns(table, primary);
      lines.add("%s primary %s".formatted(spelled(table), primary));
      keys(table);
      indexes(table, primary);
    }
    return lines;
  }

  private void columns(String table, List<String> primary) throws SQLException {
    try (ResultSet rows = data.getColumns(catalog, schema, null, null)) {
      while (rows.next()) {
        if (rows.getString("TABLE_NAME").equals(table)) {
          String name = spelled(rows.getString("COLUMN_NAME"));
          boolean required =
              rows.getInt("NULLABLE") == DatabaseMetaData.columnNoNulls || primary.contains(name);
          lines.add("%s column %s%s".formatted(spelled(table), name, required ? " NOT NULL" : ""));
        }
      }
    }
  }

  private List<String> primaryKey(String table) throws SQLException {
    Map<Integer, String> columns = new TreeMap<>();
    try (ResultSet rows = data.getPrimaryKeys(catalog, schema, table)) {
      while (rows.next()) {
        columns.put(rows.getInt("KEY_SEQ"), spelled(rows.getString("COLUMN_NAME")));
      }
    }
    return List.copyOf(columns.values());
  }

  private void keys(String table) throws SQLException {
    Map<String, List<String[]>> keys = new TreeMap<>();
    int count = 0;
    try (ResultSet rows = data.getImportedKeys(catalog, schema, table)) {
      while (rows.next()) {
        count += rows.getInt("KEY_SEQ") == 1 ? 1 : 0;
        String[] parts = {
          rows.getString("FKCOLUMN_NAME"),
          rows.getString("PKTABLE_NAME"),
          rows.getString("PKCOLUMN_NAME"),
          actions(action(rows.getInt("DELETE_RULE")), action(rows.getInt("UPDATE_RULE")))
        };
        keys.computeIfAbsent("" + count, it -> new ArrayList<>()).add(parts);
      }
    }
    for (List<String[]> key : keys.values()) {
      lines.add(
          "%s key %s to %s %s %s"
              .formatted(
                  spelled(table),
                  key.stream().map(it -> spelled(it[0])).toList(),
                  spelled(key.getFirst()[1]),
                  key.stream().map(it -> spelled(it[2])).toList(),
                  key.getFirst()[3]));
    }
  }

  private void indexes(String table, List<String> primary) throws SQLException {
    Map<String, List<String>> columns = new TreeMap<>();
    Set<String> unique = new TreeSet<>();
    try (ResultSet rows = data.getIndexInfo(catalog, schema, table, false, true)) {
      while (rows.next()) {
        String column = rows.getString("COLUMN_NAME");
        String name = rows.getString("INDEX_NAME");
        if (column != null && name != null) {
          columns.computeIfAbsent(name, it -> new ArrayList<>()).add(spelled(unquoted(column)));
          if (!rows.getBoolean("NON_UNIQUE")) {
            unique.add(name);
          }
        }
      }
    }
    columns.forEach(
        (name, of) -> {
          boolean own = H2_OWN.matcher(name).matches() && !unique.contains(name);
          boolean superfluous =
              own
                  && columns.entrySet().stream()
                      .anyMatch(it -> !it.getKey().equals(name) && begins(it.getValue(), of));
          if (!of.equals(primary) && !superfluous) {
            String kind = unique.contains(name) ? "unique" : "index";
            lines.add("%s %s %s".formatted(spelled(table), kind, of));
          }
        });
  }

  private static boolean begins(List<String> columns, List<String> first) {
    return columns.size() >= first.size() && columns.subList(0, first.size()).equals(first);
  }

  /** PostgreSQL's driver gives the names in an index with every quote doubled. */
  private static String unquoted(String column) {
    return column.replace("\"\"", "\"");
  }

  private static String action(int rule) {
    return switch (rule) {
      case DatabaseMetaData.importedKeyCascade -> "CASCADE";
      case DatabaseMetaData.importedKeySetNull -> "SET NULL";
      default -> NO_ACTION;
    };
  }

  /** H2 writes in capitals what was not quoted. */
  private String spelled(String name) {
    try {
      boolean folded = data.storesUpperCaseIdentifiers() && name.equals(upper(name));
      return folded ? name.toLowerCase(Locale.ROOT) : name;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT);
  }
}
