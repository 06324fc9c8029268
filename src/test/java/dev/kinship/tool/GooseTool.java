package dev.kinship.tool;

import dev.kinship.database.Database;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** goose, the program. */
final class GooseTool implements Tool {
  private final Program goose = new Program("goose");

  @Override
  public String id() {
    return "goose";
  }

  @Override
  public String firstName() {
    return "00001_create_shop.sql";
  }

  @Override
  public String first(String sql) {
    return "-- +goose Up\n%s\n-- +goose Down\nSELECT 1;\n".formatted(sql);
  }

  @Override
  public Outcome up(Database database, Path folder) {
    return run(database, folder, "up");
  }

  @Override
  public Outcome down(Database database, Path folder) {
    return run(database, folder, "down-to", "1");
  }

  private Outcome run(Database at, Path folder, String... words) {
    List<String> where =
        switch (at.engine()) {
          case SQLITE -> List.of("sqlite3", at.name() + "?_pragma=foreign_keys(1)");
          case POSTGRESQL ->
              List.of(
                  "postgres",
                  "host=localhost port=%d user=postgres dbname=%s sslmode=disable"
                      .formatted(at.port(), at.name()));
          case MARIADB, MYSQL, H2 ->
              List.of(
                  "mysql",
                  "root@tcp(127.0.0.1:%d)/%s?parseTime=true".formatted(at.port(), at.name()));
        };
    return goose.run(
        Stream.of(List.of("-dir", folder.toString()), where, List.of(words))
            .flatMap(List::stream)
            .toList());
  }

  @Override
  public void kill() {
    goose.kill();
  }

  @Override
  public boolean owns(String table) {
    return table.equals("goose_db_version");
  }
}
