package dev.kinship.tool;

import dev.kinship.database.Database;
import java.io.File;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/** dbmate, the program. */
final class DbmateTool implements Tool {
  private final Program dbmate = new Program("dbmate");

  @Override
  public String id() {
    return "dbmate";
  }

  @Override
  public String firstName() {
    return "20260101000000_create_shop.sql";
  }

  @Override
  public String first(String sql) {
    return "-- migrate:up\n%s\n-- migrate:down\n".formatted(sql);
  }

  @Override
  public Outcome up(Database database, Path folder) {
    return run(database, folder, "up");
  }

  @Override
  public Outcome down(Database database, Path folder) {
    int files = Optional.ofNullable(folder.toFile().listFiles(File::isFile)).orElseThrow().length;
    for (int i = 1; i < files; i++) {
      Outcome outcome = run(database, folder, "rollback");
      if (!outcome.done()) {
        return outcome;
      }
    }
    return Outcome.DONE;
  }

  /** Where the last file has dropped what a build of an index has left, it is to run once more. */
  @Override
  public void repair(Database database, Path folder) {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT max(version) FROM schema_migrations")) {
      row.next();
      boolean dropped =
          Scripts.files(folder, row.getString(1) + "_.*").stream()
              .map(Scripts::read)
              .map(it -> it.substring(0, it.indexOf("-- migrate:down")))
              .anyMatch(it -> it.contains("DROP INDEX CONCURRENTLY"));
      if (dropped) {
        run(database, folder, "rollback");
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private Outcome run(Database at, Path folder, String word) {
    String url =
        switch (at.engine()) {
          case SQLITE -> "sqlite:%s?_foreign_keys=on".formatted(at.name());
          case POSTGRESQL ->
              "postgres://postgres@localhost:%d/%s?sslmode=disable".formatted(at.port(), at.name());
          case MARIADB, MYSQL, H2 -> "mysql://root@127.0.0.1:%d/%s".formatted(at.port(), at.name());
        };
    return dbmate.run(
        List.of("--url", url, "--migrations-dir", folder.toString(), "--no-dump-schema", word));
  }

  @Override
  public void kill() {
    dbmate.kill();
  }

  @Override
  public boolean owns(String table) {
    return table.equals("schema_migrations");
  }
}
