package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.live.LiveProject.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What only servers have: passwords, schemas, keys and indexes that do not count. */
@Tag("slow")
class LiveServersTest {
  private static final String SECRET = "s3cr/t@2";
  private static final String TABLES =
      """
      CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
      CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, total FLOAT NOT NULL, user_id INTEGER);
      """;

  @TempDir Path scratch;

  private static String[] words(String url) {
    return new String[] {"add", "Order", "belongs_to", "User", "--yes", "--db", url};
  }

  /** The URL that a Python program has, for a user of ours. */
  private static String url(Connection connection, String login) throws SQLException {
    return connection
        .getMetaData()
        .getURL()
        .replaceFirst("^jdbc:", "")
        .replaceFirst("\\?.*", "")
        .replace("localhost", "127.0.0.1")
        .replace("//", "//" + login + "@");
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"POSTGRESQL", "MYSQL"}) // That of MariaDB, as the tests start it, trusts all.
  void takesAPasswordFromManyPlacesAndNeverPrintsIt(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = engine.emptyDatabase()) {
      boolean postgresql = engine == Engine.POSTGRESQL;
      String variable = postgresql ? "PGPASSWORD" : "MYSQL_PWD";
      String role = postgresql ? "keeper" + System.nanoTime() : "keeper";
      if (postgresql) {
        askForPasswords(connection, role);
      } else {
        LiveProject.run(
            connection,
            "CREATE USER keeper IDENTIFIED BY '%s'; GRANT ALL ON *.* TO keeper".formatted(SECRET));
      }
      String plain = url(connection, role);
      Said none = project.kin(words(plain)).exits(3).says("error[KIN911]: ", "KIN_DB_PASSWORD");
      Said wrong = project.kin(words(url(connection, role + ":wr0ng"))).exits(3);
      wrong.says("error[KIN911]: ").saysNot("wr0ng");
      Said absent = project.kin(words(url(connection, role + ":s3cr%2Ft%402") + "_none"));
      absent.exits(3).says("error[KIN912]: there is no database ").saysNot("s3cr");
      for (Said it :
          new Said[] {
            project.kin(words(url(connection, role + ":s3cr%2Ft%402"))),
            project.kin(Map.of("KIN_DB_PASSWORD", SECRET), words(plain)),
            project.kin(Map.of(variable, SECRET), words(plain)),
            project.kin(Map.of("U", url(connection, role + ":" + SECRET)), words("env:U")),
          }) {
        it.exits(0).saysNot("s3cr");
      }
      assertThat(none.text() + absent.text()).doesNotContain("\tat ");
      assertThat(project.everything()).doesNotContain("s3cr", "wr0ng", "127.0.0.1");
    }
  }

  /** The server of the tests trusts everybody; not so this role. */
  private static void askForPasswords(Connection connection, String role) throws Exception {
    LiveProject.run(
        connection, "CREATE ROLE %s LOGIN SUPERUSER PASSWORD '%s'".formatted(role, SECRET));
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW hba_file")) {
      row.next();
      Path file = Path.of(row.getString(1));
      Files.writeString(
          file, "host all %s all scram-sha-256\n%s".formatted(role, Files.readString(file)));
    }
    LiveProject.run(connection, "SELECT pg_reload_conf()");
    Thread.sleep(500); // The server says nothing when it has read it.
  }

  @Test
  void postgresqlFindsTablesByTheSearchPath() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(
          connection,
          """
          CREATE TABLE users (id INTEGER PRIMARY KEY);
          CREATE SCHEMA shop;
          CREATE TABLE shop.orders (id INTEGER PRIMARY KEY);
          CREATE TABLE shop.users (id BIGINT PRIMARY KEY);
          CREATE TABLE "Orders" (id INTEGER PRIMARY KEY);
          """);
      String url = connection.getMetaData().getURL();
      project.add(url, "--dry-run").exits(1).says("error[KIN263]: ", "does not find `shop.orders`");
      project
          .add(url + "&options=-csearch_path%3Dshop", "--dry-run")
          .exits(0)
          .says("ALTER TABLE orders", "user_id BIGINT", "`shop.users` is used, not `public.users`");
      LiveProject.run(connection, "DROP TABLE shop.orders");
      project
          .add(url, "--dry-run")
          .exits(0)
          .says(
              "CREATE TABLE orders",
              "note[KIN414]: there is a table `Orders`, and to PostgreSQL that is not `orders`",
              "note[KIN414]: `public.users` is used, not `shop.users`");
    }
  }

  @Test
  void postgresqlCountsNoIndexThatDoesNotHelp() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(connection, TABLES);
      LiveProject.run(
          connection,
          """
          INSERT INTO users VALUES (1, 'Ada');
          INSERT INTO orders VALUES (1, 1, 1), (2, 1, 1);
          ALTER TABLE orders ADD CONSTRAINT old FOREIGN KEY (user_id) REFERENCES users NOT VALID;
          CREATE UNIQUE INDEX part ON orders (user_id) WHERE total > 5;
          CREATE INDEX expr ON orders ((user_id + 1));
          CREATE INDEX gin ON orders USING brin (user_id);
          """);
      try (Statement statement = connection.createStatement()) {
        statement.execute("CREATE UNIQUE INDEX CONCURRENTLY broken ON orders (user_id)");
      } catch (SQLException e) {
        assertThat(e.getMessage()).contains("duplicate");
      }
      project
          .add(connection.getMetaData().getURL())
          .exits(0)
          .says(
              "note[KIN413]: the index `broken` is INVALID",
              "DROP INDEX CONCURRENTLY broken",
              "note[KIN413]: the index `part` is partial",
              "note[KIN412]: the key `old` is NOT VALID")
          .saysNot("`expr`");
      assertThat(project.migration())
          .contains("idx_orders_user_id")
          .doesNotContain("FOREIGN KEY", "REFERENCES");
    }
  }

  @Test
  void postgresqlReadsWhatIsUnusual() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(
          connection,
          """
          CREATE DOMAIN number AS BIGINT;
          CREATE TABLE users (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, code number,
            "Odd ""name" TEXT, twice INT GENERATED ALWAYS AS (1 + 1) STORED);
          CREATE TABLE orders (id SERIAL, total FLOAT, user_id BIGINT, PRIMARY KEY (id, total))
            PARTITION BY RANGE (total);
          CREATE TABLE orders_low PARTITION OF orders FOR VALUES FROM (0) TO (10);
          INSERT INTO orders VALUES (1, 1, 5);
          """);
      String url = connection.getMetaData().getURL();
      project.add(url).exits(1).says("error[KIN241]: 1 row", "id = 1, total = 1: user_id = 5");
      LiveProject.run(connection, "TRUNCATE orders");
      project.add(url).exits(0).says("note[KIN401]: orders is partitioned: writers wait");
    }
  }

  @Test
  void postgresqlRefusesWhatCannotBeCompared() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(connection, TABLES.replace("user_id INTEGER", "user_id TEXT"));
      project
          .add(connection.getMetaData().getURL())
          .exits(1)
          .says(
              "error[KIN242]: `orders.user_id` cannot be a key to `users.id`",
              "is TEXT",
              "is INTEGER");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MARIADB, user_id BIGINT, bigint",
    "MARIADB, user_id INT UNSIGNED, unsigned",
    "MYSQL, user_id BIGINT, bigint",
    "MYSQL, user_id INT UNSIGNED, unsigned",
  })
  void mySqlRefusesOtherTypes(Engine engine, String column, String word) throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject.run(connection, TABLES.replace("user_id INTEGER", column));
      Said said = project.add(connection.getMetaData().getURL()).exits(1);
      said.says("error[KIN242]: `orders.user_id` cannot be a key to `users.id`", word);
      LiveProject.run(
          connection, said.text().replaceFirst("(?s).*first: (ALTER TABLE [^\n]*)\n.*", "$1"));
      project.add(connection.getMetaData().getURL()).exits(0);
      project.migrate(connection);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MARIADB", "MYSQL"})
  void mySqlTakesTheTypeOfTheParentAndTellsOfOtherEngines(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject.run(
          connection,
          """
          CREATE TABLE users (id BIGINT UNSIGNED AUTO_INCREMENT PRIMARY KEY, name TEXT);
          CREATE TABLE orders (id INT PRIMARY KEY, total FLOAT, KEY a (total)) ENGINE=MyISAM;
          """);
      String url = connection.getMetaData().getURL();
      project.add(url).exits(0).says("note[KIN412]: `orders` is a table of MyISAM");
      assertThat(project.migration()).contains("user_id BIGINT UNSIGNED");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void choosesNamesThatNoOtherTableHas(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    boolean postgresql = engine == Engine.POSTGRESQL;
    try (Connection connection = engine.emptyDatabase()) {
      LiveProject.run(
          connection,
          "CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY); CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY);"
              + "CREATE TABLE archive (id INTEGER NOT NULL PRIMARY KEY, code INTEGER, CONSTRAINT fk_orders_user_id FOREIGN KEY (code) REFERENCES users (id));"
              + "CREATE UNIQUE INDEX idx_orders_user_id ON archive (code)");
      project
          .kin(words(url(connection, postgresql ? "postgres" : "root")))
          .exits(0)
          .says(postgresql ? "idx_orders_user_id_" : "fk_orders_user_id_");
      project.migrate(connection);
      assertThat(Catalog.of(connection))
          .contains("archive unique [code]", "archive key [code] to users [id] NO ACTION")
          .contains("orders index [user_id]", "orders key [user_id] to users [id] NO ACTION");
    }
  }
}
