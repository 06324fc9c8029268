package dev.kinship.database.temporary;

import dev.kinship.database.Access;
import dev.kinship.database.Connector;
import dev.kinship.database.DatabaseRules;
import dev.kinship.database.url.DatabaseErrors;
import dev.kinship.database.url.DatabaseSystem;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.diagnostic.Refused;
import dev.kinship.text.Progress;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A new, empty database on a user's server, which is dropped at the end. The user's own databases
 * are not touched. As long as it is needed, a session holds a lock that has its name; the server
 * releases that lock if this process is killed, and the next run drops what has no lock.
 */
public final class NewDatabase implements AutoCloseable {
  private static final String PREFIX = "kinship_verify_";
  private static final int NAME_BYTES = 8;
  private static final int STATEMENT_SECONDS = 60;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final DatabaseUrl url;
  private final Optional<String> password;
  private final DatabaseErrors failure;
  private final boolean postgresql;
  private final Connection server;
  private final String name;
  private final Connection own;
  private final Thread hook = new Thread(this::drop);

  private NewDatabase(DatabaseUrl url, Optional<String> password, Connection server)
      throws SQLException {
    this.url = url;
    this.password = password;
    this.failure = new DatabaseErrors(url, password);
    this.postgresql = url.system() == DatabaseSystem.POSTGRESQL;
    this.server = server;
    server.setReadOnly(false);
    byte[] bytes = new byte[NAME_BYTES];
    RANDOM.nextBytes(bytes);
    this.name = PREFIX + HexFormat.of().formatHex(bytes);
    dropLeftovers();
    lock();
    Runtime.getRuntime().addShutdownHook(hook);
    create();
    try {
      this.own = Connector.open(new Access(url.withDatabase(name), password, Optional::empty));
      own.setReadOnly(false);
    } catch (SQLException | Refused e) {
      close();
      throw e;
    }
  }

  /** Where programs find it. {@code tls} and {@code authority} are as in the user's URL. */
  public record Where(
      String kind,
      String host,
      int port,
      String database,
      String user,
      String password,
      String tls,
      String authority) {
    /** Without the password. */
    @Override
    public String toString() {
      return kind + "://" + host + ":" + port + "/" + database;
    }
  }

  /** Creates it. Refuses a URL of no server, and a user who may not create databases. */
  public static NewDatabase on(Access access) {
    DatabaseUrl url = access.url();
    if (url.server().isEmpty()) {
      throw new Refused(
          DatabaseRules.NO_NEW_DATABASE,
          "%s is not one server of PostgreSQL, MySQL or MariaDB".formatted(url.name()),
          "pass the URL of a server with one host, or leave --db out to use SQLite");
    }
    List<String> asked = new ArrayList<>();
    Access remembering =
        new Access(
            url,
            access.password(),
            () -> {
              Optional<String> said = access.asked().get();
              said.ifPresent(asked::add);
              return said;
            });
    Connection server = Connector.open(remembering);
    Optional<String> password =
        url.password().or(access::password).or(() -> asked.stream().findFirst());
    Progress.begin("creating a database");
    try {
      return new NewDatabase(url, password, server);
    } catch (SQLException e) {
      close(server);
      throw new DatabaseErrors(url, password).refusal(e);
    }
  }

  private void lock() throws SQLException {
    if (postgresql) {
      query(server, "SELECT pg_advisory_lock(%d)".formatted(key()));
    } else {
      query(server, "SELECT GET_LOCK('%s', 1)".formatted(name));
    }
  }

  /** The number in the name. */
  private long key() {
    return Long.parseUnsignedLong(name.substring(PREFIX.length()), 16);
  }

  private void create() {
    try {
      execute(server, "CREATE DATABASE " + name);
    } catch (SQLException e) {
      close();
      throw new Refused(
          DatabaseRules.NO_NEW_DATABASE,
          "no database can be created on %s: %s".formatted(url.name(), failure.said(e)),
          postgresql
              ? "let the user do it (ALTER ROLE … CREATEDB), or pass a URL with another user"
              : "let the user do it (GRANT ALL ON `kinship\\_verify\\_%`.* TO …), or pass a URL with another user");
    }
  }

  /** Drops what runs that were killed have left: what has such a name and no lock. */
  private void dropLeftovers() throws SQLException {
    String query =
        postgresql
            ? """
              SELECT datname FROM pg_database WHERE datname ~ '^%1$s[0-9a-f]{16}$'
              AND pg_get_userbyid(datdba) = current_user AND NOT EXISTS (
                SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objsubid = 1
                AND (classid::bigint << 32) | objid::bigint
                  = ('x' || right(datname, 16))::bit(64)::bigint)
              """
            : """
              SELECT schema_name FROM information_schema.schemata
              WHERE schema_name REGEXP '^%1$s[0-9a-f]{16}$' AND IS_FREE_LOCK(schema_name) = 1
              """;
    for (String it : query(server, query.formatted(PREFIX))) {
      drop(it);
    }
  }

  /** The names of the user's databases on a server where one statement can reach them all. */
  public List<String> others() {
    try {
      return postgresql
          ? List.of()
          : query(
              server,
              "SELECT schema_name FROM information_schema.schemata WHERE schema_name <> '%s'"
                  .formatted(name));
    } catch (SQLException e) {
      throw failure.refusal(e);
    }
  }

  /** The dialect that the server speaks: postgresql, mysql or mariadb. */
  public String dialect() {
    try {
      String version = query(server, "SELECT VERSION()").getFirst();
      return postgresql
          ? "postgresql"
          : version.toLowerCase(Locale.ROOT).contains("mariadb") ? "mariadb" : "mysql";
    } catch (SQLException e) {
      throw failure.refusal(e);
    }
  }

  /** Runs a statement in it; what the server says if it refuses. */
  public Optional<String> run(String sql) {
    try {
      execute(own, sql);
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(failure.said(e));
    }
  }

  /** Where it is. */
  public Where where() {
    DatabaseUrl.Host host = url.server().orElseThrow();
    Map<String, String> properties = url.properties();
    return new Where(
        dialect(),
        host.name(),
        host.port(),
        name,
        properties.getOrDefault("user", ""),
        password.orElse(""),
        properties.getOrDefault(postgresql ? "sslmode" : "sslMode", ""),
        properties.getOrDefault(postgresql ? "sslrootcert" : "serverSslCert", ""));
  }

  @Override
  public void close() {
    drop();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The hook runs already.
    }
  }

  private synchronized void drop() {
    if (own != null) { // Not yet while it is created.
      close(own);
    }
    drop(name);
    close(server);
  }

  /** What cannot be dropped now is dropped by the next run. */
  private void drop(String database) {
    try {
      if (postgresql) {
        query(
            server,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '%s'"
                .formatted(database));
      } else {
        execute(server, "SET SESSION lock_wait_timeout = 5");
      }
      execute(server, "DROP DATABASE IF EXISTS " + database);
    } catch (SQLException e) {
      return;
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.setQueryTimeout(STATEMENT_SECONDS);
      statement.execute(sql);
    }
  }

  private static List<String> query(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> found = new ArrayList<>();
      while (rows.next()) {
        found.add(String.valueOf(rows.getString(1)));
      }
      return found;
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      return;
    }
  }
}
