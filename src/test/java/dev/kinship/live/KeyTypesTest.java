package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.live.LiveProject.Said;
import dev.kinship.schema.Schema;
import dev.kinship.schema.StatedType;
import dev.kinship.syntax.sql.SchemaReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Keys to parents of every type, on the servers: the new column gets the type that the migrations
 * or the database state, and what the server would refuse is refused first.
 */
@Tag("slow")
class KeyTypesTest {
  private static final List<String> POSTGRESQL =
      List.of(
          "serial",
          "bigserial",
          "smallserial",
          "smallint",
          "bigint GENERATED ALWAYS AS IDENTITY",
          "numeric(20,0)",
          "double precision",
          "varchar(20)",
          "char(5)",
          "text",
          "citext",
          "uuid",
          "date",
          "timestamp(3)",
          "timestamptz",
          "inet",
          "bytea",
          "boolean",
          "mood",
          "\"Mood\"",
          "kinds.mood",
          "postcode",
          "varchar(20) COLLATE \"C\"",
          "varchar(20) COLLATE blind");

  private static final List<String> MYSQL =
      List.of(
          "serial",
          "int unsigned AUTO_INCREMENT",
          "bigint unsigned",
          "int",
          "smallint",
          "boolean",
          "decimal(20,0)",
          "double",
          "char(36)",
          "varchar(36)",
          "varchar(36) CHARACTER SET latin1",
          "varchar(36) COLLATE utf8mb4_bin",
          "varchar(36) binary",
          "enum('It''s','b')",
          "binary(16)",
          "varbinary(20)",
          "date",
          "datetime(6)",
          "year",
          "bit(8)");

  /**
   * Types of one server alone, and tables that store their texts in another way than the database.
   */
  private static final String PRELUDE =
      """
      CREATE EXTENSION citext;
      CREATE TYPE mood AS ENUM ('a', 'b');
      CREATE TYPE "Mood" AS ENUM ('a', 'b');
      CREATE SCHEMA kinds;
      CREATE TYPE kinds.mood AS ENUM ('c');
      CREATE DOMAIN postcode AS varchar(30) CHECK (VALUE <> '');
      CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
      """;

  private static final String OTHER_TEXTS = " CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci";

  @TempDir Path scratch;

  static Stream<Arguments> parents() {
    List<Arguments> all = new ArrayList<>();
    for (boolean live : new boolean[] {false, true}) {
      POSTGRESQL.forEach(it -> all.add(Arguments.of(Engine.POSTGRESQL, it, "", live)));
      for (Engine engine : List.of(Engine.MYSQL, Engine.MARIADB)) {
        MYSQL.forEach(it -> all.add(Arguments.of(engine, it, "", live)));
        all.add(Arguments.of(engine, "varchar(36)", OTHER_TEXTS, live));
        all.add(Arguments.of(engine, "enum('a')", OTHER_TEXTS, live));
        all.add(Arguments.of(engine, "bigint", OTHER_TEXTS, live));
        all.add(Arguments.of(engine, "char(9)", " DEFAULT CHARSET=latin1 COMMENT='COLLATE'", live));
      }
      all.add(Arguments.of(Engine.MARIADB, "uuid", "", live));
      all.add(Arguments.of(Engine.MARIADB, "inet6", "", live));
    }
    return all.stream();
  }

  /** Up, down and up again; the type is the parent's each time. */
  @ParameterizedTest
  @MethodSource("parents")
  void hasTheTypeOfItsParent(Engine engine, String type, String options, boolean live)
      throws Exception {
    String tables =
        "CREATE TABLE users (id %s PRIMARY KEY, name VARCHAR(9))%s;\nCREATE TABLE orders (id int PRIMARY KEY, total float);\n"
            .formatted(type, options);
    try (Connection connection = prepared(engine, tables)) {
      LiveProject project = project(live ? "SELECT 1;\n" : tables);
      add(project, engine, connection, live).exits(0).saysNot("KIN402");
      for (String direction : List.of("up", "down", "up")) {
        for (String sql : migrations(direction)) {
          LiveProject.run(connection, sql);
        }
        boolean there = direction.equals("up");
        assertThat(keys(engine, connection)).isEqualTo(there ? 1 : 0);
        if (there) {
          assertThat(type(engine, connection, "orders", "user_id"))
              .isEqualTo(
                  type(engine, connection, "users", "id")
                      .replace("postcode", live ? "character varying(30)" : "postcode"));
        }
      }
    }
  }

  /** What is refused says both types, and what it says to type makes the key possible. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          POSTGRESQL | uuid                            | varchar(36)                    | UUID
          POSTGRESQL | text                            | integer                        | TEXT
          POSTGRESQL | uuid                            | integer                        | UUID
          POSTGRESQL | varchar(20) COLLATE blind       | integer                        | VARCHAR(20)
          POSTGRESQL | bigserial                       | text                           | BIGINT
          POSTGRESQL | integer                         | numeric(9,0)                   | INTEGER
          POSTGRESQL | citext                          | varchar(20)                    | CITEXT
          POSTGRESQL | timestamptz                     | text                           | TIMESTAMP
          MYSQL      | bigint unsigned                 | int                            | bigint unsigned
          MYSQL      | serial                          | bigint                         | bigint
          MYSQL      | varchar(36) COLLATE utf8mb4_bin | varchar(36)                    | utf8mb4_bin
          MYSQL      | char(36)                        | binary(16)                     | char(36)
          MARIADB    | bigint unsigned                 | int                            | bigint unsigned
          MARIADB    | uuid                            | char(36)                       | uuid
          MARIADB    | varchar(36)                     | varchar(36) CHARACTER SET utf8mb3 | varchar(36)
          """)
  void refusesWhatTheServerRefuses(Engine engine, String parent, String child, String shown)
      throws Exception {
    String options = engine == Engine.POSTGRESQL ? "" : OTHER_TEXTS;
    String tables =
        """
        CREATE TABLE users (id %s PRIMARY KEY, name VARCHAR(9))%s;
        CREATE TABLE orders (id int PRIMARY KEY, total float, user_id %s)%s;
        """
            .formatted(parent, options, child, options);
    for (boolean live : new boolean[] {false, true}) {
      try (Connection connection = prepared(engine, tables)) {
        LiveProject project = project(live ? "SELECT 1;\n" : tables).withKey();
        Said said = add(project, engine, connection, live).exits(1);
        said.says("error[KIN242]: `orders.user_id` cannot be a key to `users.id`", shown);
        assertThat(project.everything()).doesNotContain("REFERENCES");
        String cure = said.text().replaceFirst("(?s).*first: (ALTER TABLE [^\n]*)\n.*", "$1");
        LiveProject.run(connection, cure);
        Path second = scratch.resolve("migrations/002_retyped.up.sql");
        Files.writeString(second, cure + ";\n");
        Files.writeString(scratch.resolve("migrations/002_retyped.down.sql"), "SELECT 1;\n");
        add(project, engine, connection, live).exits(0);
        for (String sql : migrations("up")) {
          LiveProject.run(connection, sql);
        }
        assertThat(keys(engine, connection)).isEqualTo(1);
      }
      clear();
    }
  }

  /** A parent that no key can lead to is refused before a column is made for it. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MARIADB", "MYSQL"})
  void refusesAParentThatIsTooLong(Engine engine) throws Exception {
    String tables =
        "CREATE TABLE users (id text NOT NULL, PRIMARY KEY (id(36)));\nCREATE TABLE orders (id int PRIMARY KEY);\n";
    for (boolean live : new boolean[] {false, true}) {
      try (Connection connection = prepared(engine, tables)) {
        add(project(live ? "SELECT 1;\n" : tables), engine, connection, live)
            .exits(1)
            .says("error[KIN242]: `orders.user_id` cannot be a key to `users.id`, which is text");
      }
      clear();
    }
  }

  /** Each pair of types: what Kinship lets pass, the server accepts. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void letsNoPairPassThatTheServerRefuses(Engine engine) throws Exception {
    List<String> types = engine == Engine.POSTGRESQL ? POSTGRESQL : MYSQL;
    List<String> plain =
        types.stream().filter(it -> !it.matches(".*(serial|IDENTITY|AUTO).*")).toList();
    String options = engine == Engine.POSTGRESQL ? "" : OTHER_TEXTS;
    List<String> wrong = new ArrayList<>();
    try (Connection connection = prepared(engine, "")) {
      StringBuilder columns = new StringBuilder("CREATE TABLE orders (id int");
      for (int i = 0; i < plain.size(); i++) {
        columns.append(", k%d %s NULL".formatted(i, plain.get(i)));
      }
      columns.append(")").append(options);
      LiveProject.run(connection, columns.toString());
      Schema children = SchemaReader.read(List.of(columns + ";"), engine.dialect().wording());
      for (String parent : plain) {
        String users =
            "CREATE TABLE users (id %s NOT NULL PRIMARY KEY)".formatted(parent) + options;
        LiveProject.run(connection, users);
        StatedType stated =
            stated(
                SchemaReader.read(List.of(users + ";"), engine.dialect().wording()), "users", "id");
        for (int i = 0; i < plain.size(); i++) {
          boolean fits =
              engine.dialect().keyColumns().fit(stated(children, "orders", "k" + i), stated);
          if (fits && !accepts(connection, engine, i)) {
            wrong.add(plain.get(i) + " to " + parent);
          }
        }
        LiveProject.run(connection, "DROP TABLE users");
      }
    }
    // In migrations these are names of types that only the database knows.
    wrong.removeIf(it -> it.matches(".*(mood|Mood|postcode|COLLATE blind).*"));
    assertThat(wrong).isEmpty();
  }

  private static StatedType stated(Schema schema, String table, String column) {
    return schema.table(table).flatMap(it -> it.stated(column)).orElseThrow();
  }

  private static boolean accepts(Connection connection, Engine engine, int column)
      throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "ALTER TABLE orders ADD CONSTRAINT f%1$d FOREIGN KEY (k%1$d) REFERENCES users (id)"
              .formatted(column));
      statement.execute(
          "ALTER TABLE orders DROP %s f%d"
              .formatted(engine == Engine.POSTGRESQL ? "CONSTRAINT" : "FOREIGN KEY", column));
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static Connection prepared(Engine engine, String tables)
      throws SQLException, IOException {
    Connection connection = engine.emptyDatabase();
    LiveProject.run(
        connection, engine == Engine.POSTGRESQL ? PRELUDE : "ALTER DATABASE CHARACTER SET utf8mb4");
    LiveProject.run(connection, tables);
    return connection;
  }

  /** With migrations of golang-migrate, which has a file for each direction. */
  private LiveProject project(String migration) throws IOException {
    LiveProject project = LiveProject.in(scratch);
    Path folder = Files.createDirectories(scratch.resolve("migrations"));
    Files.writeString(folder.resolve("001_tables.up.sql"), migration);
    Files.writeString(folder.resolve("001_tables.down.sql"), "SELECT 1;\n");
    return project;
  }

  private void clear() throws IOException {
    try (Stream<Path> files = Files.walk(scratch)) {
      for (Path it : files.sorted(Collections.reverseOrder()).toList()) {
        if (!it.equals(scratch)) {
          Files.delete(it);
        }
      }
    }
  }

  private static Said add(LiveProject project, Engine engine, Connection connection, boolean live)
      throws SQLException {
    String url = connection.getMetaData().getURL();
    return project.kin(
        Stream.concat(
                Stream.of("add", "Order", "belongs_to", "User", "--optional", "--yes"),
                live ? Stream.of("--db", url) : Stream.of("--dialect", engine.dialect().id()))
            .toArray(String[]::new));
  }

  /** What was written, in the order in which it runs. */
  private List<String> migrations(String direction) throws IOException {
    try (Stream<Path> files = Files.list(scratch.resolve("migrations"))) {
      List<Path> own =
          new ArrayList<>(
              files
                  .filter(it -> it.toString().endsWith(direction + ".sql"))
                  .filter(it -> !it.toString().matches(".*(001_tables|002_retyped).*"))
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

  private static int keys(Engine engine, Connection connection) throws SQLException {
    String place = engine == Engine.POSTGRESQL ? "current_schema()" : "DATABASE()";
    return Integer.parseInt(
        one(
            connection,
            "SELECT count(*) FROM information_schema.table_constraints WHERE constraint_type = 'FOREIGN KEY' AND table_name = 'orders' AND constraint_schema = "
                + place));
  }

  private static String type(Engine engine, Connection connection, String table, String column)
      throws SQLException {
    String postgres =
        "SELECT format_type(atttypid, atttypmod) || ' ' || COALESCE(attcollation::regcollation::text, '') FROM pg_attribute WHERE attrelid = '%s'::regclass AND attname = '%s'";
    String mysql =
        "SELECT CONCAT(column_type, ' ', COALESCE(collation_name, '')) FROM information_schema.columns WHERE table_schema = DATABASE() AND table_name = '%s' AND column_name = '%s'";
    return one(
        connection, (engine == Engine.POSTGRESQL ? postgres : mysql).formatted(table, column));
  }

  private static String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).as(query).isTrue();
      return rows.getString(1);
    }
  }
}
