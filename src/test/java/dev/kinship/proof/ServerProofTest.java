package dev.kinship.proof;

import static dev.kinship.proof.Shop.ORDER;
import static dev.kinship.proof.Shop.SQL;
import static dev.kinship.proof.Shop.USER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cli.Typed.Run;
import dev.kinship.database.Engine;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code kin verify --db}: on real servers, in new databases, beside the user's own one. */
@Tag("slow")
class ServerProofTest {
  @TempDir Path scratch;

  /** The shop with migrations for the server, with keys of numbers and texts. */
  static Shop shop(Path scratch, Engine engine) {
    boolean postgresql = engine == Engine.POSTGRESQL;
    Shop shop =
        new Shop(scratch)
            .with(
                SQL,
                "INTEGER PRIMARY KEY AUTOINCREMENT",
                postgresql ? "SERIAL PRIMARY KEY" : "INTEGER PRIMARY KEY AUTO_INCREMENT")
            .with(SQL, "TEXT NOT NULL", "VARCHAR(50) NOT NULL");
    return shop;
  }

  /** The URL that a user has of an own database. */
  static String url(Connection connection) throws SQLException {
    String url = connection.getMetaData().getURL().replaceFirst("^jdbc:", "");
    boolean postgresql = url.startsWith("postgresql");
    return url.replaceFirst("\\?.*", "")
        .replace("localhost", "127.0.0.1")
        .replaceFirst("^mariadb", "mysql")
        .replace("//", postgresql ? "//postgres@" : "//root@");
  }

  private static List<String> strings(Connection connection, String query) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        found.add(rows.getString(1));
      }
    }
    return found;
  }

  static List<String> leftovers(Engine engine, Connection connection) throws SQLException {
    String names =
        engine == Engine.POSTGRESQL
            ? "SELECT datname FROM pg_database WHERE datname LIKE 'kinship_verify%'"
            : "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE 'kinship_verify%'";
    return strings(connection, names);
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void provesOnAServerAndTouchesNoOtherDatabase(Engine engine) throws Exception {
    Shop shop = shop(scratch, engine).with(SQL, "users \\(id\\)", "users (id) ON DELETE CASCADE");
    shop.write();
    try (Connection connection = engine.emptyDatabase();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE orders (id INTEGER)");
      statement.execute("INSERT INTO orders VALUES (7)");
      Run run = shop.verify("", "--trust", "--db", url(connection));
      assertThat(run.output())
          .contains(
              "proved    Order.user, User.orders: 3 rows linked; read lazily, eagerly in 2 statements")
          .contains("ON DELETE CASCADE works")
          .contains("2 proved, 0 failed, 0 not tried, on Python ");
      assertThat(run.code()).isZero();
      assertThat(strings(connection, "SELECT id FROM orders")).containsExactly("7");
      assertThat(leftovers(engine, connection)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MYSQL"})
  void usesAsyncModels(Engine engine) throws Exception {
    Shop shop =
        shop(scratch, engine)
            .with(ORDER, "ActiveRecord", "AsyncActiveRecord")
            .with(ORDER, "BelongsTo", "AsyncBelongsTo")
            .with(USER, "ActiveRecord", "AsyncActiveRecord")
            .with(USER, "HasMany", "AsyncHasMany");
    shop.write();
    try (Connection connection = engine.emptyDatabase()) {
      assertThat(shop.verify("", "--trust", "--db", url(connection)).output())
          .contains("2 proved, 0 failed");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void findsWhatTheServerRefuses(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      String url = url(connection);
      Shop unique = shop(scratch, engine).with(SQL, "CREATE INDEX", "CREATE UNIQUE INDEX");
      unique.write();
      assertThat(unique.verify("", "--trust", "--db", url).output())
          .contains("error[KIN282]: `Order.user` does not work: the database allows each value of");
      Shop missing =
          shop(scratch, engine).with(SQL, "total REAL", "channel INT NOT NULL, total REAL");
      missing.write();
      assertThat(missing.verify("", "--db", url).output())
          .contains("error[KIN282]: `Order.user` does not work: the database requires `")
          .contains("channel`");
      Shop elsewhere = shop(scratch, engine).with(SQL, "REFERENCES users", "REFERENCES orders");
      elsewhere.write();
      assertThat(elsewhere.verify("", "--db", url).output())
          .contains("points to the table `orders`, not to `users`");
      Shop wrong = shop(scratch, engine).with(SQL, "CREATE INDEX", "CREATE INDEKS");
      wrong.write();
      Run run = wrong.verify("", "--db", url);
      assertThat(run.output())
          .contains("error[KIN284]: `migrations/001_create.sql` does not run on ", "INDEKS")
          .contains("Nothing was tried.");
      assertThat(run.code()).isEqualTo(1);
      assertThat(leftovers(engine, connection)).isEmpty();
    }
  }

  @Test
  void runsNoMigrationThatReachesOutside() throws Exception {
    try (Connection connection = Engine.MYSQL.emptyDatabase();
        Statement statement = connection.createStatement()) {
      String own = connection.getCatalog();
      statement.execute("CREATE TABLE kept (id INTEGER)");
      for (String line :
          List.of(
              "DROP TABLE `%s`.kept;", "USE %s;", "DROP DATABASE %s;", "GRANT ALL ON *.* TO x;")) {
        Shop shop = shop(scratch, Engine.MYSQL).with(SQL, "\\z", line.formatted(own) + "\n");
        shop.write();
        Run run = shop.verify("", "--trust", "--db", url(connection));
        assertThat(run.output()).as(line).contains("error[KIN288]: `migrations/001_create.sql`");
        assertThat(run.code()).isEqualTo(1);
      }
      Shop models =
          shop(scratch, Engine.MYSQL)
              .with(USER, "    id:", "    __schema_name__ = \"" + own + "\"\n    id:");
      models.write();
      assertThat(models.verify("", "--db", url(connection)).output())
          .contains("not tried Order.user, User.orders: ", "which a proof must not touch");
      assertThat(strings(connection, "SHOW TABLES")).containsExactly("kept");
    }
  }

  @Test
  void refusesWhatIsNoServerAndAUserWhoMayNotCreate() throws Exception {
    Shop shop = shop(scratch, Engine.POSTGRESQL);
    shop.write();
    assertThat(shop.verify("", "--trust", "--db", "shop.db").output())
        .contains("error[KIN287]: shop.db is not one server");
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase();
        Statement statement = connection.createStatement()) {
      String role = "reader" + System.nanoTime();
      statement.execute("CREATE ROLE " + role + " LOGIN PASSWORD 's3cr-t'");
      String url = url(connection).replace("postgres@", role + ":s3cr-t@");
      Run run = shop.verify("", "--db", url);
      assertThat(run.output())
          .contains("error[KIN287]: no database can be created on postgresql://")
          .contains("ALTER ROLE")
          .doesNotContain("s3cr");
      assertThat(run.code()).isEqualTo(1);
    }
  }

  /** Not even if the database was there for a while: its lock is what counts. */
  @ParameterizedTest
  @EnumSource(names = {"POSTGRESQL", "MARIADB", "MYSQL"})
  void dropsWhatAKilledRunHasLeftAndNoDatabaseInUse(Engine engine) throws Exception {
    Shop shop = shop(scratch, engine);
    shop.write();
    String left = "kinship_verify_0123456789abcdef";
    String used = "kinship_verify_0123456789abcdee";
    try (Connection connection = engine.emptyDatabase();
        Connection other = engine.emptyDatabase();
        Statement statement = connection.createStatement();
        Statement lock = other.createStatement()) {
      statement.execute("CREATE DATABASE " + left);
      statement.execute("CREATE DATABASE " + used);
      lock.execute(
          engine == Engine.POSTGRESQL
              ? "SELECT pg_advisory_lock(" + 0x0123456789abcdeeL + ")"
              : "SELECT GET_LOCK('" + used + "', 1)");
      assertThat(shop.verify("", "--trust", "--db", url(connection), "Order.user").code()).isZero();
      assertThat(leftovers(engine, connection)).containsExactly(used);
      statement.execute("DROP DATABASE " + used);
    }
  }
}
