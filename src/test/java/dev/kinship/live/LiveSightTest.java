package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table that the connection does not see is not one that does not exist. */
@Tag("slow")
class LiveSightTest {
  private static final String TABLES =
      """
      CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
      CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, total FLOAT NOT NULL);
      """;

  @TempDir Path scratch;

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MARIADB", "MYSQL"})
  void mySqlWithoutADatabase(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    String url = engine.database().jdbc();
    String none = url.replaceFirst("/kin\\d+\\?", "/?");
    project
        .add(none)
        .exits(3)
        .says("error[KIN919]: ", "names no database", "is not known where `users` is", "/NAME`");
    assertThat(project.migration()).isEmpty();
  }

  @Test // MariaDB, as the tests start it, has no users.
  void mySqlWithoutGrants() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    Database database = Engine.MYSQL.database();
    try (Connection connection = database.connect()) {
      LiveProject.run(connection, TABLES);
      String user = "blind" + database.name();
      LiveProject.run(
          connection,
          "CREATE USER %s@'%%' IDENTIFIED BY ''; GRANT SELECT ON %s.users TO %s@'%%'"
              .formatted(user, database.name(), user));
      String url = database.jdbc().replace("user=root", "user=" + user);
      LiveProject.Said said = project.add(url).exits(1);
      said.says("error[KIN263]: it is not known whether there is a table `orders`", "denied");
      assertThat(project.migration()).isEmpty();
      grant(connection, said);
      project.add(url).exits(0).says("ALTER TABLE orders");
      LiveProject.run(connection, "DROP TABLE orders");
      project.forgetMigrations();
      project.add(url).exits(0).says("CREATE TABLE orders");
    }
  }

  @Test
  void mySqlThatShowsAColumnOnly() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    Database database = Engine.MYSQL.database();
    try (Connection connection = database.connect()) {
      LiveProject.run(connection, TABLES);
      String user = "squint" + database.name();
      LiveProject.run(
          connection,
          "CREATE USER %1$s@'%%' IDENTIFIED BY ''; GRANT SELECT ON %2$s.users TO %1$s@'%%'; GRANT SELECT (id) ON %2$s.orders TO %1$s@'%%'"
              .formatted(user, database.name()));
      String url = database.jdbc().replace("user=root", "user=" + user);
      LiveProject.Said said = project.add(url).exits(1);
      said.says("error[KIN263]: this user may not see how ", "orders");
      grant(connection, said);
      project.add(url).exits(0).says("ALTER TABLE orders");
    }
  }

  @Test
  void postgresqlWithoutUsageOfTheSchema() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    Database database = Engine.POSTGRESQL.database();
    try (Connection connection = database.connect()) {
      String user = "blind" + database.name();
      LiveProject.run(
          connection,
          "CREATE SCHEMA app; SET search_path = app; %s; CREATE ROLE %s LOGIN"
              .formatted(TABLES, user));
      String url =
          database.jdbc().replace("user=postgres", "user=" + user)
              + "&options=-csearch_path%3Dapp,public";
      LiveProject.Said said = project.add(url).exits(1);
      said.says("error[KIN263]: the database has `app.users`", "may not use its schema");
      assertThat(project.migration()).isEmpty();
      grant(connection, said);
      project.add(url).exits(0).says("ALTER TABLE orders");
    }
  }

  @Test
  void postgresqlWhoseSearchPathHidesTheTable() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    Database database = Engine.POSTGRESQL.database();
    try (Connection connection = database.connect()) {
      LiveProject.run(connection, "CREATE SCHEMA app; SET search_path = app; " + TABLES);
      project
          .add(database.jdbc())
          .exits(1)
          .says("error[KIN263]: ", "does not find `app.users`", "?options=-csearch_path%3Dapp");
      project
          .add(database.jdbc() + "&options=-csearch_path%3Dnowhere")
          .exits(1)
          .says("error[KIN263]: ", "does not find `app.users`");
      LiveProject.run(connection, "DROP SCHEMA app CASCADE");
      project
          .add(database.jdbc() + "&options=-csearch_path%3Dnowhere")
          .exits(1)
          .says("error[KIN263]: ", "leads to no schema");
      assertThat(project.migration()).isEmpty();
    }
  }

  @Test
  void postgresqlWithoutRightsOnTheRows() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    Database database = Engine.POSTGRESQL.database();
    try (Connection connection = database.connect()) {
      String user = "rowless" + database.name();
      LiveProject.run(connection, TABLES + "ALTER TABLE orders ADD COLUMN user_id INTEGER");
      LiveProject.run(connection, "CREATE ROLE %s LOGIN".formatted(user));
      project
          .add(database.jdbc().replace("user=postgres", "user=" + user))
          .exits(0)
          .says("note[KIN411]: ", "permission denied", "ALTER TABLE orders");
    }
  }

  @Test
  void postgresqlWhosePolicyHidesRows() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    Database database = Engine.POSTGRESQL.database();
    try (Connection connection = database.connect()) {
      String user = "filtered" + database.name();
      LiveProject.run(
          connection,
          TABLES
              + "ALTER TABLE orders ADD COLUMN user_id INTEGER; INSERT INTO orders VALUES (1, 1, 99);"
              + "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON orders USING (total > 5);"
              + "CREATE ROLE %1$s LOGIN; GRANT SELECT ON users, orders TO %1$s".formatted(user));
      project
          .add(database.jdbc().replace("user=postgres", "user=" + user))
          .exits(0)
          .says("note[KIN411]: ", "a policy of `orders` may hide rows", "NOT VALID");
      project.forgetMigrations();
      project.add(database.jdbc()).exits(1).says("error[KIN241]: ");
    }
  }

  @Test
  void postgresqlWithParentsThatNoKeyCanLeadTo() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    String orders = "CREATE TABLE orders (id INTEGER PRIMARY KEY, total FLOAT, user_id INTEGER); ";
    Database database = Engine.POSTGRESQL.database();
    try (Connection connection = database.connect()) {
      LiveProject.run(
          connection,
          orders
              + "CREATE UNLOGGED TABLE users (id INTEGER PRIMARY KEY, name TEXT); INSERT INTO users VALUES (1, 'a')");
      project.add(database.jdbc()).exits(1).says("error[KIN221]: ", "users, which is UNLOGGED");
      LiveProject.run(
          connection,
          "DROP TABLE users; CREATE TABLE users (id INTEGER PRIMARY KEY DEFERRABLE, name TEXT)");
      project.add(database.jdbc()).exits(1).says("error[KIN221]: ", "DEFERRABLE");
      LiveProject.run(connection, "CREATE UNIQUE INDEX now ON users (id)");
      project.add(database.jdbc()).exits(0).says("ADD CONSTRAINT fk_orders_user_id");
    }
  }

  @Test
  void sqliteWithAnEmptyOrAMissingFile() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    project.add("sqlite:///none.db").exits(3).says("error[KIN912]: ");
    Files.createFile(scratch.resolve("empty.db"));
    project.add("sqlite:///empty.db", "--dry-run").exits(0).says("CREATE TABLE orders");
  }

  private static void grant(Connection connection, LiveProject.Said said) throws Exception {
    String grants = said.text().replaceFirst("(?s).*help: (GRANT .*;)[^;]*exit \\d\\n$", "$1");
    LiveProject.run(connection, grants);
  }
}
