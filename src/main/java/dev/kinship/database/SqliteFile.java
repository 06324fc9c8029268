package dev.kinship.database;

import dev.kinship.database.StoredTable.StoredColumn;
import dev.kinship.database.StoredTable.StoredIndex;
import dev.kinship.diagnostic.CommonRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.syntax.sql.Script;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** An SQLite database in a file, its foreign keys enforced. */
public final class SqliteFile implements AutoCloseable {
  private final Path file;
  private final Connection connection;

  private SqliteFile(Path file, Connection connection) {
    this.file = file;
    this.connection = connection;
  }

  /** Opens the database, which is made where there is none. */
  public static SqliteFile open(Path file) {
    SQLiteConfig config = new SQLiteConfig();
    config.enforceForeignKeys(true);
    try {
      return new SqliteFile(file, config.createConnection("jdbc:sqlite:" + file));
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  /** Runs each statement of {@code script}, as far as the first that fails. */
  public void run(String script) {
    try (Statement statement = connection.createStatement()) {
      for (String sql : Script.split(script)) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  /**
   * What SQLite says of {@code sql} where one of its constraints forbids it; empty where it ran.
   */
  public Optional<String> objection(String sql) {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      return Optional.empty();
    } catch (SQLException e) {
      if (e.getErrorCode() == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
        return Optional.of(ownWords(String.valueOf(e.getMessage())));
      }
      throw failed(file, e);
    }
  }

  /** The driver says {@code [CODE] its own words (those of SQLite)}. */
  private static String ownWords(String message) {
    int start = message.lastIndexOf(" (");
    return message.startsWith("[") && message.endsWith(")") && start >= 0
        ? message.substring(start + 2, message.length() - 1)
        : message;
  }

  /** The tables, by name, those of SQLite itself left out. */
  public List<StoredTable> tables() {
    try {
      List<StoredTable> tables = new ArrayList<>();
      for (String name : names()) {
        tables.add(new StoredTable(name, columns(name), indexes(name)));
      }
      return tables;
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failed(file, e);
    }
  }

  private List<String> names() throws SQLException {
    return rows(
        "SELECT name FROM sqlite_master WHERE type = ? AND name NOT GLOB 'sqlite_*' ORDER BY name",
        "table",
        row -> row.getString(1));
  }

  private List<StoredColumn> columns(String table) throws SQLException {
    Map<String, String> references = new HashMap<>();
    rows(
        "SELECT \"from\", \"table\" || '.' || \"to\" FROM pragma_foreign_key_list(?)",
        table,
        row -> references.put(row.getString(1), row.getString(2)));
    return rows(
        "SELECT name, type, \"notnull\", pk FROM pragma_table_info(?)",
        table,
        row ->
            new StoredColumn(
                row.getString(1),
                row.getString(2),
                !row.getBoolean(3),
                row.getBoolean(4),
                Optional.ofNullable(references.get(row.getString(1)))));
  }

  private List<StoredIndex> indexes(String table) throws SQLException {
    List<StoredIndex> indexes = new ArrayList<>();
    for (StoredIndex index :
        rows(
            "SELECT name, \"unique\" FROM pragma_index_list(?) ORDER BY name",
            table,
            row -> new StoredIndex(row.getString(1), row.getBoolean(2), List.of()))) {
      List<String> columns =
          rows("SELECT name FROM pragma_index_info(?)", index.name(), row -> row.getString(1));
      indexes.add(new StoredIndex(index.name(), index.unique(), columns));
    }
    return indexes;
  }

  /** Reads the row that a result stands on. */
  private interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String query, String argument, Reader<T> reader) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, argument);
      List<T> read = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          read.add(reader.read(rows));
        }
      }
      return read;
    }
  }

  private static Refused failed(Path file, SQLException cause) {
    return new Refused(
        CommonRules.SYSTEM_FAILED,
        "the database `%s` failed: %s".formatted(file, cause.getMessage()),
        "check the disk and the permissions, then run the command again");
  }
}
