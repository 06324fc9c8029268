package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of PostgreSQL that inherit from others, and columns of domains. */
@Tag("slow")
class LiveHeirsTest {
  private static final String USERS =
      "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT NOT NULL); ";
  private static final String SALES = "CREATE TABLE sales (id INTEGER, total FLOAT NOT NULL) ";

  @TempDir Path scratch;

  private static String url(Connection connection) throws Exception {
    return connection
        .getMetaData()
        .getURL()
        .replaceFirst("^jdbc:", "")
        .replaceFirst("\\?.*", "")
        .replace("//", "//postgres@");
  }

  @Test
  void aPartitionGetsNoColumn() throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(
          connection,
          USERS
              + SALES
              + "PARTITION BY LIST (total); CREATE TABLE orders PARTITION OF sales DEFAULT");
      project
          .add(url(connection))
          .exits(1)
          .says("orders is a partition of sales", "the model of sales");
      LiveProject.run(connection, "ALTER TABLE sales ADD COLUMN user_id INTEGER");
      project.withKey().add(url(connection)).exits(0);
      project.migrate(connection);
      assertThat(Catalog.of(connection))
          .contains("orders key [user_id] to users [id] NO ACTION", "orders index [user_id]");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PARTITION BY LIST (total); CREATE TABLE orders PARTITION OF sales DEFAULT",
        "; CREATE TABLE orders () INHERITS (sales)",
        "; CREATE TABLE orders (total FLOAT, user_id BIGINT); ALTER TABLE orders DROP user_id;"
            + " ALTER TABLE orders ALTER total SET NOT NULL, ADD id INTEGER;"
            + " ALTER TABLE orders INHERIT sales"
      })
  void oneMigrationChangesATableAndItsHeir(String heir) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    Path order = scratch.resolve("order.py");
    Files.writeString(
        scratch.resolve("sale.py"),
        Files.readString(order).replace("Order", "Sale").replace("orders", "sales"));
    Files.writeString(
        scratch.resolve("all.yaml"), "- Order belongs_to User\n- Sale belongs_to User\n");
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(connection, USERS + SALES + heir);
      Set<String> before = Catalog.of(connection);
      project
          .kin("apply", "all.yaml", "--yes", "--safe", "never", "--db", url(connection))
          .exits(0);
      project.migrate(connection);
      Set<String> after = Catalog.of(connection);
      assertThat(after)
          .contains(
              "orders key [user_id] to users [id] NO ACTION",
              "orders index [user_id]",
              "sales key [user_id] to users [id] NO ACTION");
      LiveProject.run(connection, down(project.migration()));
      assertThat(Catalog.of(connection)).isEqualTo(before);
      project.migrate(connection);
      assertThat(Catalog.of(connection)).isEqualTo(after);
    }
  }

  private static String down(String migration) {
    String back = migration.substring(migration.indexOf("-- To reverse it:\n"));
    return back.lines()
        .skip(1)
        .map(it -> it.replaceFirst("^-- ?", "") + "\n")
        .reduce("", String::concat);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE DOMAIN uid AS INTEGER NOT NULL",
        "CREATE DOMAIN uid AS INTEGER CHECK (VALUE IS NOT NULL)",
        "CREATE DOMAIN under AS INTEGER NOT NULL; CREATE DOMAIN uid AS under",
      })
  void aDomainThatIsNeverNullHasNoOptionalKey(String domain) throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(
          connection,
          USERS + domain + "; CREATE TABLE orders (id INTEGER, total FLOAT NOT NULL, user_id uid)");
      project.add(url(connection), "--optional").exits(1).says("error[KIN271]");
      LiveProject.run(
          connection,
          domain.contains("CHECK")
              ? "ALTER DOMAIN uid DROP CONSTRAINT uid_check"
              : "ALTER DOMAIN %s DROP NOT NULL"
                  .formatted(domain.contains("under") ? "under" : "uid"));
      project.add(url(connection), "--optional").exits(0);
      project.migrate(connection);
      assertThat(Catalog.of(connection)).contains("orders column user_id");
    }
  }

  /** A key of the table itself sees neither the rows nor the parents that inherit. */
  @Test
  void aKeySeesTheRowsOfItsTableAlone() throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(
          connection,
          USERS
              + "CREATE TABLE admins () INHERITS (users); "
              + "CREATE TABLE orders (id INTEGER, total FLOAT NOT NULL, user_id INTEGER); "
              + "CREATE TABLE old_orders () INHERITS (orders); "
              + "INSERT INTO admins VALUES (7, 'a'); INSERT INTO orders VALUES (1, 1, 7)");
      project.add(url(connection)).exits(1).says("error[KIN241]", "1 row of `orders`");
      LiveProject.run(connection, "UPDATE orders SET user_id = NULL");
      LiveProject.run(connection, "INSERT INTO old_orders VALUES (2, 1, 9)");
      project.add(url(connection)).exits(0);
      project.migrate(connection);
      assertThat(Catalog.of(connection)).contains("orders key [user_id] to users [id] NO ACTION");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aDomainOverAnEnumHasNoKeys(boolean parent) throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      LiveProject.run(
          connection,
          """
          CREATE TYPE mood AS ENUM ('a');
          CREATE DOMAIN feeling AS mood;
          CREATE TABLE users (id %s PRIMARY KEY, name TEXT NOT NULL);
          CREATE TABLE orders (id INTEGER, total FLOAT NOT NULL, user_id %s);
          """
              .formatted(parent ? "feeling" : "mood", parent ? "mood" : "feeling"));
      String column = parent ? "users ALTER COLUMN id" : "orders ALTER COLUMN user_id";
      project
          .add(url(connection))
          .exits(1)
          .says("error[KIN242]", "domain feeling", "ALTER TABLE %s TYPE mood".formatted(column));
      LiveProject.run(connection, "ALTER TABLE %s TYPE mood".formatted(column));
      project.add(url(connection)).exits(0);
      project.migrate(connection);
    }
  }
}
