package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.live.LiveProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables of MySQL and MariaDB with which a key is difficult: what Kinship writes works on the
 * server, up and down and up again, and what it refuses the server refuses too.
 */
@Tag("slow")
class LiveMySqlTest {
  private static final String ID = "id INT NOT NULL PRIMARY KEY";
  private static final String KEY =
      "CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id)";
  private static final String WORKS = "";

  @TempDir Path scratch;

  /**
   * The columns of orders after its id, what to type after {@code kin add Order belongs_to User},
   * and what MySQL and MariaDB get: a migration, or a refusal with these words.
   */
  private record Trial(String orders, String words, String mySql, String mariaDb) {
    String expected(Engine engine) {
      return engine == Engine.MYSQL ? mySql : mariaDb;
    }
  }

  private static Trial works(String orders, String words) {
    return new Trial(orders, words, WORKS, WORKS);
  }

  private static Trial refused(String orders, String words, String said) {
    return new Trial(orders, words, said, said);
  }

  static Stream<Arguments> trials() {
    String virtual = "raw INT, user_id INT GENERATED ALWAYS AS (raw) VIRTUAL";
    String stored = "raw INT, user_id INT AS (raw) STORED";
    String check = "user_id INT, CONSTRAINT positive CHECK (user_id > 0)";
    List<Trial> all =
        List.of(
            new Trial(virtual, "", "is a virtual column", WORKS),
            new Trial(virtual, "--on-delete set-null", "is a virtual column", "is computed"),
            refused(virtual + ", KEY k (user_id)", "--required", "is computed"),
            works(stored, ""),
            works(stored, "--on-delete cascade"),
            refused(stored, "--on-delete set-null", "its value is computed"),
            refused(stored + ", " + KEY, "--on-update cascade", "its value is computed"),
            refused(
                "user_id INT, twice INT AS (user_id * 2) STORED",
                "--on-delete cascade --safe always",
                "uses the column"),
            new Trial(
                "user_id INT, twice INT AS (user_id * 2) STORED",
                "--on-delete cascade --safe never",
                "uses the column",
                WORKS),
            refused(
                "user_id INT, twice INT AS (user_id * 2) STORED",
                "--on-delete set-null",
                "uses the column"),
            works("user_id INT, twice INT AS (user_id * 2) VIRTUAL", "--on-delete set-null"),
            works(check, ""),
            works(check, "--on-delete restrict"),
            refused(check, "--on-delete set-null", "uses the column"),
            refused(check + ", " + KEY, "--on-update cascade", "uses the column"),
            refused("user_id INT CHECK (user_id > 0)", "--on-update cascade", "uses the column"),
            works("total INT CHECK (total > 0), user_id INT", "--on-delete set-null"),
            works("user_id INT, " + KEY, "--on-delete cascade"),
            works("user_id INT, KEY k (user_id), " + KEY, "--on-delete set-null"));
    return all.stream()
        .flatMap(
            it ->
                Stream.of(Engine.MYSQL, Engine.MARIADB)
                    .flatMap(
                        engine ->
                            Stream.of("text always", "text never", "live always")
                                .filter(how -> !it.words().contains("safe") || it.words().endsWith(how.split(" ")[1]))
                                .map(how -> Arguments.of(engine, how, it))));
  }

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @MethodSource("trials")
  void worksOrIsRefused(Engine engine, String how, Trial trial) throws Exception {
    String tables =
        "CREATE TABLE users (%1$s);\nCREATE TABLE orders (%1$s, %2$s);\n"
            .formatted(ID, trial.orders());
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject.run(connection, tables);
      boolean live = how.startsWith("live");
      if (live && engine == Engine.MYSQL && trial.orders().contains("CHECK")) {
        return; // The MySQL of the tests has no checks.
      }
      Set<String> before = Catalog.of(connection);
      LiveProject project = project(live ? "SELECT 1;\n" : tables, trial.words());
      Said said = add(project, engine, connection, how, trial.words());
      if (!trial.expected(engine).isEmpty()) {
        said.exits(1).says(trial.expected(engine));
        if (!live) {
          said.says("migrations/001_tables.up.sql:2:1");
        }
        assertThat(project.everything()).doesNotContain("kin add Order");
        return;
      }
      said.exits(0);
      up(connection);
      Set<String> after = Catalog.of(connection);
      assertThat(after).anyMatch(it -> it.startsWith("orders key [user_id] to users [id]"));
      down(connection);
      assertThat(Catalog.of(connection)).isEqualTo(before);
      up(connection);
      assertThat(Catalog.of(connection)).isEqualTo(after);
      if (!how.endsWith("never")) {
        up(connection);
        assertThat(Catalog.of(connection)).isEqualTo(after);
      }
    }
  }

  private void up(Connection connection) throws SQLException, IOException {
    for (String it : migrations("up")) {
      LiveProject.run(connection, it);
    }
  }

  private void down(Connection connection) throws SQLException, IOException {
    for (String it : migrations("down")) {
      LiveProject.run(connection, it);
    }
  }

  /** With migrations of golang-migrate, which has a file for each direction. */
  private LiveProject project(String migration, String words) throws IOException {
    LiveProject project = LiveProject.in(scratch);
    Path model = scratch.resolve("order.py");
    String type = words.contains("--required") ? "int" : "Optional[int] = None";
    Files.writeString(model, Files.readString(model) + "    user_id: %s\n".formatted(type));
    Path folder = Files.createDirectories(scratch.resolve("migrations"));
    Files.writeString(folder.resolve("001_tables.up.sql"), migration);
    Files.writeString(folder.resolve("001_tables.down.sql"), "SELECT 1;\n");
    return project;
  }

  private static Said add(
      LiveProject project, Engine engine, Connection connection, String how, String words)
      throws SQLException {
    Stream<String> more = Arrays.stream(words.replaceFirst("--safe \\w+", "").split(" ")).filter(it -> !it.isEmpty());
    Stream<String> place =
        how.startsWith("live")
            ? Stream.of("--db", connection.getMetaData().getURL())
            : Stream.of("--dialect", engine.dialect().id());
    Stream<String> usual =
        Stream.of("add", "Order", "belongs_to", "User", "--yes", "--safe", how.split(" ")[1]);
    return project.kin(
        Stream.of(usual, place, more).flatMap(it -> it).toArray(String[]::new));
  }

  /** What was written, in the order in which it runs. */
  private List<String> migrations(String direction) throws IOException {
    try (Stream<Path> files = Files.list(scratch.resolve("migrations"))) {
      List<Path> own =
          new ArrayList<>(
              files
                  .filter(it -> it.toString().endsWith(direction + ".sql"))
                  .filter(it -> !it.toString().contains("001_tables"))
                  .sorted()
                  .toList());
      if (direction.equals("down")) {
        Collections.reverse(own);
      }
      List<String> texts = new ArrayList<>();
      for (Path it : own) {
        texts.add(Files.readString(it));
      }
      return texts;
    }
  }
}
