package dev.kinship.database;

import dev.kinship.database.url.ConnectionRules;
import dev.kinship.database.url.DatabaseFile;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.diagnostic.Refused;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/**
 * Opens an SQLite file so that it is read only, nothing comes to be beside it, and what its schema
 * says runs nothing.
 */
final class SqliteConnector {
  private static final int MILLISECONDS_TO_WAIT_FOR_A_LOCK = 3000;

  /** Where the header has how it is written: 2 for a log beside the file. */
  private static final int WRITE_VERSION = 18;

  private static final int READ_VERSION = 19;
  private static final int WRITE_AHEAD_LOG = 2;

  private SqliteConnector() {}

  static Connection open(DatabaseUrl url) throws SQLException {
    Path file = url.file().orElseThrow();
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.enableLoadExtension(false);
    config.setBusyTimeout(MILLISECONDS_TO_WAIT_FOR_A_LOCK);
    Connection connection = config.createConnection("jdbc:sqlite:" + uri(file, url.name()));
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema = OFF");
      statement.execute("PRAGMA cell_size_check = ON");
      statement.execute("PRAGMA mmap_size = 0");
      statement.execute("PRAGMA query_only = ON");
      // Only reading tells whether it is a database, and whether someone has locked it.
      statement.executeQuery("SELECT count(*) FROM sqlite_master").close();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** A URI, in which no sign of a path means an option. */
  private static String uri(Path file, String name) throws SQLException {
    String options = "?mode=ro&readonly_shm=1" + (isAlone(file, name) ? "&immutable=1" : "");
    return "file:" + file.toUri().getRawPath() + options;
  }

  /**
   * Whether no program can have it open and no log belongs to it, though SQLite would make one: a
   * file with a write-ahead log that was closed well, or an empty one.
   */
  private static boolean isAlone(Path file, String name) throws SQLException {
    try {
      if (!DatabaseFile.exists(file)) {
        return false;
      }
      boolean log = hasBeside(file, "-wal", name);
      boolean shared = hasBeside(file, "-shm", name);
      hasBeside(file, "-journal", name);
      if (DatabaseFile.isEmpty(file)) {
        return true;
      }
      if (log && !shared) {
        throw new Refused(
            ConnectionRules.NOT_CLOSED,
            "`%s` was not closed properly: there are changes left in its `-wal` file"
                .formatted(name),
            "open it once with the program that writes it, or: sqlite3 FILE 'PRAGMA wal_checkpoint'");
      }
      byte[] head = DatabaseFile.head(file, READ_VERSION + 1);
      return !log
          && head.length > READ_VERSION
          && (head[WRITE_VERSION] == WRITE_AHEAD_LOG || head[READ_VERSION] == WRITE_AHEAD_LOG);
    } catch (IOException e) {
      throw new SQLException("the file cannot be read: " + e.getMessage(), e);
    }
  }

  private static boolean hasBeside(Path file, String end, String name) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + end);
    DatabaseFile.check(beside, name + end);
    return DatabaseFile.exists(beside) && !DatabaseFile.isEmpty(beside);
  }
}
