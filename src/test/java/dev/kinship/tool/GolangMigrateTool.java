package dev.kinship.tool;

import dev.kinship.database.Database;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;

/** golang-migrate, its program. */
final class GolangMigrateTool implements Tool {
  private final Program migrate = new Program("migrate");

  @Override
  public String id() {
    return "golang-migrate";
  }

  @Override
  public String firstName() {
    return "000001_create_shop.up.sql";
  }

  @Override
  public String first(String sql) {
    return sql;
  }

  @Override
  public Outcome up(Database database, Path folder) {
    return run(database, folder, "up");
  }

  @Override
  public Outcome down(Database database, Path folder) {
    return run(database, folder, "goto", "1");
  }

  /**
   * A version that was begun is marked, and nothing runs: the version before is put in its place,
   * so that it is run again; for an index that is built concurrently, the one before the file that
   * drops what a build has left.
   */
  @Override
  public void repair(Database database, Path folder) {
    int version = begun(database);
    if (version > 0) {
      force(database, folder, version - (dropsIndex(folder, version - 1) ? 2 : 1));
    }
  }

  @Override
  public void note(Database database, Path folder, Path file) {
    force(database, folder, begun(database));
  }

  private void force(Database database, Path folder, int version) {
    Outcome forced = run(database, folder, "force", "" + version);
    if (!forced.done()) {
      throw new AssertionError(forced.said());
    }
  }

  /** The version that is marked, else 0. */
  private static int begun(Database database) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT version, dirty FROM schema_migrations")) {
      return row.next() && row.getBoolean("dirty") ? row.getInt("version") : 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean dropsIndex(Path folder, int version) {
    return Scripts.files(folder, "%06d_.*\\.up\\.sql".formatted(version)).stream()
        .anyMatch(it -> Scripts.read(it).contains("NOT indisvalid"));
  }

  private Outcome run(Database at, Path folder, String... words) {
    String url =
        switch (at.engine()) {
          // Kinship tells the user to add the first of these.
          case SQLITE ->
              "sqlite://%s?x-no-tx-wrap=true&_pragma=foreign_keys(1)".formatted(at.name());
          case POSTGRESQL ->
              "postgres://postgres@localhost:%d/%s?sslmode=disable".formatted(at.port(), at.name());
          case MARIADB, MYSQL, H2 ->
              "mysql://root@tcp(127.0.0.1:%d)/%s".formatted(at.port(), at.name());
        };
    List<String> where = List.of("-path", folder.toString(), "-database", url);
    return migrate.run(Stream.concat(where.stream(), Stream.of(words)).toList());
  }

  @Override
  public void kill() {
    migrate.kill();
  }

  @Override
  public boolean owns(String table) {
    return table.equals("schema_migrations");
  }
}
