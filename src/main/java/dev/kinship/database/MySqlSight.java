package dev.kinship.database;

import dev.kinship.database.url.ConnectionRules;
import dev.kinship.diagnostic.Refused;
import dev.kinship.schema.TableName;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What a user of MySQL or MariaDB sees: information_schema shows only tables on which the user has
 * some privilege, so a table that it does not show may exist.
 */
final class MySqlSight {
  private static final int NO_SUCH_TABLE = 1146;
  private static final int NO_SUCH_DATABASE = 1049;

  private MySqlSight() {}

  /** The default database; empty if there is none and no table is looked for in it. */
  static String database(Session session, AskedTables asked) {
    Optional<String> database =
        session.rows("SELECT DATABASE()", it -> Optional.ofNullable(it.getString(1))).getFirst();
    Optional<String> table = asked.bare().findFirst();
    if (database.isEmpty() && table.isPresent()) {
      throw new Refused(
          ConnectionRules.NO_NAME,
          "`%s` names no database, so it is not known where `%s` is"
              .formatted(session.name(), table.get()),
          "add the name of the database to the URL: `%sNAME`"
              .formatted(session.name().replaceFirst("/*$", "/")));
    }
    return database.orElse("");
  }

  /** Refuses unless the server itself says that there is no such table. */
  static void requireNone(Session session, String table) {
    try {
      session.attempt("SELECT 1 FROM %s LIMIT 0".formatted(quoted(table)), it -> it.getLong(1));
    } catch (SQLException e) {
      if (e.getErrorCode() == NO_SUCH_TABLE || e.getErrorCode() == NO_SUCH_DATABASE) {
        return;
      }
      throw unseen(session, table, session.said(e));
    }
    throw unseen(session, table, "it can be read, but it is not listed");
  }

  /**
   * Lets this session show statements with all that they say, in quotes that are always the same;
   * whether its mode, which the server gives to others too, is that of Oracle.
   */
  static boolean plainly(Session session) {
    String mode = ask(session, "SELECT @@SESSION.sql_mode");
    try (Statement statement = session.connection().createStatement()) {
      statement.execute("SET SESSION sql_mode = '', SESSION sql_quote_show_create = 1");
    } catch (SQLException e) {
      throw AskedTables.unseen(
          "this session cannot be set up: " + session.said(e), "pass another user in --db");
    }
    return mode.contains("ORACLE");
  }

  /** The statement that would make a table. */
  static String statement(Session session, String quoted) {
    try {
      return session.attempt("SHOW CREATE TABLE " + quoted, it -> it.getString(2)).getFirst();
    } catch (SQLException e) {
      throw AskedTables.unseen(
          "this user may not see how %s is made: %s".formatted(quoted, session.said(e)),
          "GRANT SELECT ON %s TO %s;".formatted(quoted, user(session)));
    }
  }

  private static Refused unseen(Session session, String table, String said) {
    String schema = TableName.schema(table);
    String database = schema.isEmpty() ? ask(session, "SELECT DATABASE()") : schema;
    return AskedTables.unseen(
        "it is not known whether there is a table `%s`, which this user may not see: %s"
            .formatted(table, said),
        "GRANT SELECT ON %s.* TO %s; or pass another user in --db"
            .formatted(quoted(database), user(session)));
  }

  private static String user(Session session) {
    String user = ask(session, "SELECT CURRENT_USER()");
    int at = user.lastIndexOf('@');
    return "'%s'@'%s'".formatted(user.substring(0, Math.max(0, at)), user.substring(at + 1));
  }

  private static String ask(Session session, String query) {
    return session.rows(query, it -> String.valueOf(it.getString(1))).getFirst();
  }

  static String quoted(String name) {
    return TableName.each(name, it -> "`" + it.replace("`", "``") + "`");
  }
}
