package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.live.LiveProject.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tables of MySQL and MariaDB with which a key is difficult: what Kinship writes works on the
 * server, up and down and up again, and what it refuses the server refuses too.
 */
@Tag("slow")
class LiveMySqlTest {
  private static final String ID = "id INT NOT NULL PRIMARY KEY";
  private static final String KEY = "CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id)";
  private static final String WORKS = "";

  /** The server has no such tables. */
  private static final String NONE = "none";

  @TempDir Path scratch;

  /**
   * The columns of orders after its id, what to type after {@code kin add Order belongs_to User},
   * and what MySQL and MariaDB get: a migration, or a refusal with these words.
   */
  record Trial(String orders, String words, String mySql, String mariaDb) {
    String expected(Engine engine) {
      return engine == Engine.MYSQL ? mySql : mariaDb;
    }

    /** The MySQL of the tests has no checks. */
    boolean isFor(Engine engine, String how) {
      boolean checks =
          how.startsWith("text") || engine != Engine.MYSQL || !orders.contains("CHECK");
      boolean safe = !words.contains("--safe") || words.endsWith(how.split(" ")[1]);
      return checks && safe && !expected(engine).equals(NONE);
    }
  }

  private static Trial works(String orders, String words) {
    return new Trial(orders, words, WORKS, WORKS);
  }

  private static Trial refused(String orders, String words, String said) {
    return new Trial(orders, words, said, said);
  }

  private static Stream<Trial> computedOrChecked() {
    String virtual = "raw INT, user_id INT GENERATED ALWAYS AS (raw) VIRTUAL";
    String stored = "raw INT, user_id INT AS (raw) STORED";
    String check = "user_id INT, CONSTRAINT positive CHECK (user_id > 0)";
    return Stream.of(
        new Trial(virtual, "", "is a virtual column", WORKS),
        new Trial(virtual, "--on-delete set-null", "is a virtual column", "is computed"),
        new Trial(virtual, "--required", "is a virtual column", "is computed"),
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
        refused("user_id INT CHECK (user_id > 0)", "--on-update cascade", "uses the column"));
  }

  private static Stream<Trial> plain() {
    return Stream.of(
        works("total INT CHECK (total > 0), user_id INT", "--on-delete set-null"),
        works("user_id INT, " + KEY, "--on-delete cascade"),
        works("user_id INT, KEY k (user_id), " + KEY, "--on-delete set-null"),
        works("user_id INT, UNIQUE KEY once (user_id) USING HASH", ""),
        works("user_id INT, UNIQUE once USING HASH (user_id)", "--on-delete cascade"),
        works("user_id INT, KEY k (user_id) USING HASH, " + KEY, "--on-delete set-null"),
        new Trial("user_id INT, note VARCHAR(900), UNIQUE (note)", "", NONE, WORKS),
        new Trial("note TEXT UNIQUE", "--on-delete cascade", NONE, WORKS),
        new Trial("note TEXT UNIQUE, user_id INT", "--required", NONE, WORKS),
        works("user_id INT, UNIQUE (user_id) USING HASH, " + KEY, "--on-delete set-null"),
        works("user_id INT, CONSTRAINT fk_orders_user_id CHECK (id > 0)", ""),
        works("user_id INT, CONSTRAINT FK_orders_user_id UNIQUE (id, user_id)", ""),
        works("user_id INT, CONSTRAINT buyer_new CHECK (id > 0), " + KEY, "--on-delete cascade"));
  }

  static Stream<Arguments> trials() {
    List<Trial> all = Stream.concat(computedOrChecked(), plain()).toList();
    return all.stream()
        .flatMap(
            it ->
                Stream.of(Engine.MYSQL, Engine.MARIADB)
                    .flatMap(
                        engine ->
                            Stream.of("text always", "text never", "live always")
                                .filter(how -> it.isFor(engine, how))
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

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MARIADB", "MYSQL"})
  void findsTablesWhoseNamesHaveOtherCapitals(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    Path model = scratch.resolve("user.py");
    Files.writeString(model, Files.readString(model).replace("\"users\"", "\"ÄPFEL\""));
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject.run(
          connection, "CREATE TABLE `ÄPFEL` (%1$s); CREATE TABLE orders (%1$s)".formatted(ID));
      project.add(connection.getMetaData().getURL()).exits(0);
      for (String it : migrations("")) {
        LiveProject.run(connection, it);
      }
      assertThat(Catalog.of(connection)).contains("orders key [user_id] to ÄPFEL [id] NO ACTION");
    }
  }

  /** The collation of one table may be the usual one of the database, which the other has. */
  @ParameterizedTest(name = "{0}: {1}, {2}, {3}: {4}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          | COLLATE utf8mb4_bin | | works
          | COLLATE utf8mb4_bin | , user_id VARCHAR(36) | is not known
          | | COLLATE utf8mb4_bin, | is not known
          | | CHARSET=utf8mb4 COLLATE=utf8mb4_bin, user_id VARCHAR(36) | is not known
          ALTER DATABASE CHARACTER SET utf8mb4 COLLATE utf8mb4_bin; | | COLLATE utf8mb4_bin, | works
          ALTER DATABASE COLLATE utf8mb4_unicode_ci; | | COLLATE utf8mb4_bin, | works
          ALTER DATABASE COLLATE utf8mb4_unicode_ci; | | COLLATE utf8mb4_bin, user_id VARCHAR(36) | KIN242
          | CHARSET=utf8mb4 | CHARSET=utf8mb4 COLLATE=utf8mb4_bin, | works
          | CHARSET=utf8mb4 | CHARSET=utf8mb4 COLLATE=utf8mb4_bin, user_id VARCHAR(36) | KIN242
          | CHARSET=latin1 COLLATE=latin1_swedish_ci | CHARSET=latin1, user_id VARCHAR(36) | works
          | CHARSET=latin1 | CHARSET=latin1, user_id VARCHAR(36) COLLATE latin1_bin | KIN242
          """)
  void knowsHowTextsAreStored(String database, String users, String orders, String expected)
      throws Exception {
    String[] parts = (orders == null ? "" : orders).split(",", 2);
    String column = parts.length > 1 && !parts[1].isBlank() ? "," + parts[1] : "";
    String tables =
        "%s\nCREATE TABLE users (id VARCHAR(36) PRIMARY KEY) %s;\nCREATE TABLE orders (%s%s) %s;\n"
            .formatted(
                database == null ? "SELECT 1;" : database,
                users == null ? "" : users,
                ID,
                column,
                parts[0]);
    for (Engine engine : List.of(Engine.MYSQL, Engine.MARIADB)) {
      for (String how : List.of("text always", "live always")) {
        try (Connection connection = engine.emptyDatabase()) {
          clear();
          LiveProject.run(connection, "ALTER DATABASE CHARACTER SET utf8mb4");
          LiveProject.run(connection, tables);
          LiveProject project = project(tables, "");
          Path model = scratch.resolve("user.py");
          Files.writeString(model, Files.readString(model).replace("Optional[int] = None", "str"));
          Path order = scratch.resolve("order.py");
          Files.writeString(
              order,
              Files.readString(order).replace("user_id: Optional[int]", "user_id: Optional[str]"));
          Said said = add(project, engine, connection, how, "");
          boolean tells = how.startsWith("live") && expected.equals("is not known");
          if (!expected.equals("works") && !tells) {
            said.exits(1).says(expected);
          } else if (said.text().contains("KIN242")) {
            assertThat(tells && !column.isEmpty()).isTrue();
          } else {
            works(said, connection);
          }
        }
      }
    }
  }

  private void works(Said said, Connection connection) throws SQLException, IOException {
    said.exits(0);
    up(connection);
    assertThat(Catalog.of(connection)).contains("orders key [user_id] to users [id] NO ACTION");
  }

  /** Deletes what was written. */
  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path it : files.sorted(Collections.reverseOrder()).toList()) {
        if (!it.equals(scratch)) {
          Files.delete(it);
        }
      }
    }
  }

  /** An index of hashes finds no row for a key. */
  @Test
  void refusesAParentThatIsUniqueByHashes() throws Exception {
    String tables =
        "CREATE TABLE users (%1$s, code INT NOT NULL, UNIQUE KEY once (code) USING HASH);\nCREATE TABLE orders (%1$s);\n"
            .formatted(ID);
    LiveProject project = project(tables, "");
    Path model = scratch.resolve("user.py");
    Files.writeString(
        model,
        Files.readString(model).replace("    id:", "    __primary_key__ = \"code\"\n    code:"));
    try (Connection connection = Engine.MARIADB.emptyDatabase()) {
      LiveProject.run(connection, tables);
      for (String how : List.of("text always", "live always")) {
        add(project, Engine.MARIADB, connection, how, "")
            .exits(1)
            .says("orders.user_id cannot refer to users (code)", "001_tables.up.sql:1:1");
      }
    }
  }

  /** As it is, the catalog would leave out how texts are stored, and quote names otherwise. */
  @ParameterizedTest
  @CsvSource({"MARIADB, ORACLE", "MARIADB, ANSI_QUOTES", "MYSQL, ANSI_QUOTES"})
  void readsTablesInAnyMode(Engine engine, String mode) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = engine.emptyDatabase();
        Statement statement = connection.createStatement()) {
      LiveProject.run(
          connection,
          "CREATE TABLE users (%1$s); CREATE TABLE orders (%1$s, user_id BIGINT)".formatted(ID));
      ResultSet row = statement.executeQuery("SELECT @@GLOBAL.sql_mode");
      row.next();
      String before = row.getString(1);
      statement.execute("SET GLOBAL sql_mode = '%s'".formatted(mode));
      try {
        String url = connection.getMetaData().getURL();
        project.withKey().add(url).exits(1).says("error[KIN242]", "bigint");
        statement.execute("ALTER TABLE orders MODIFY user_id INT");
        Said said = project.add(url).exits(0);
        if (mode.equals("ORACLE")) {
          said.says("the server's sql_mode is ORACLE").says("SET SESSION sql_mode = ''");
        }
      } finally {
        statement.execute("SET GLOBAL sql_mode = '%s'".formatted(before));
      }
      project.migrate(connection);
      assertThat(Catalog.of(connection)).contains("orders key [user_id] to users [id] NO ACTION");
    }
  }

  /** The tables are in the database only, and the migrations of their key have run. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void findsTheKeyThatItsMigrationsMade(Engine engine) throws Exception {
    LiveProject project = project("SELECT 1;\n", "--required");
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject.run(
          connection,
          "CREATE TABLE users (%1$s); CREATE TABLE orders (id ENUM('m', 'a', 'z') PRIMARY KEY); INSERT INTO users VALUES (7); INSERT INTO orders VALUES ('m'), ('a'), ('z')"
              .formatted(ID));
      add(project, engine, connection, "live always", "--backfill 7").exits(0);
      List<String> written = migrations("up");
      up(connection);
      assertThat(Catalog.of(connection)).contains("orders key [user_id] to users [id] NO ACTION");
      for (String words : List.of("", "--backfill 7")) {
        add(project, engine, connection, "live always", words).exits(0).saysNot("KIN410", "KIN424");
      }
      add(project, engine, connection, "text always", "").exits(0);
      assertThat(migrations("up")).isEqualTo(written);
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
    Stream<String> more =
        Arrays.stream(words.replaceFirst("--safe \\w+", "").split(" ")).filter(it -> !it.isEmpty());
    Stream<String> place =
        how.startsWith("live")
            ? Stream.of("--db", connection.getMetaData().getURL())
            : Stream.of("--dialect", engine.dialect().id());
    Stream<String> usual =
        Stream.of("add", "Order", "belongs_to", "User", "--yes", "--safe", how.split(" ")[1]);
    return project.kin(Stream.of(usual, place, more).flatMap(it -> it).toArray(String[]::new));
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
