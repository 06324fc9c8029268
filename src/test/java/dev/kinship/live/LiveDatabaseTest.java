package dev.kinship.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.cases.Case.Tree;
import dev.kinship.database.Access;
import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.database.LiveDatabase;
import dev.kinship.database.url.DatabaseUrl;
import dev.kinship.live.LiveProject.Said;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.Wording;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --db} on every database, as a user has it. */
@Tag("slow")
class LiveDatabaseTest {
  private static final String TABLES =
      """
      CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50) NOT NULL);
      CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, total FLOAT NOT NULL);
      INSERT INTO users (id, name) VALUES (1, 'Ada');
      INSERT INTO orders (id, total) VALUES (10, 1.5);
      """;

  private static final String TABLES_WITH_ORPHANS =
      """
      CREATE TABLE users (id INTEGER NOT NULL PRIMARY KEY, name VARCHAR(50));
      CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, total FLOAT NOT NULL, user_id INTEGER);
      INSERT INTO users (id, name) VALUES (1, 'Ada');
      INSERT INTO orders (id, total, user_id) VALUES (10, 1, 1);
      INSERT INTO orders (id, total, user_id) VALUES (11, 1, 99);
      INSERT INTO orders (id, total, user_id) VALUES (12, 1, NULL);
      INSERT INTO orders (id, total, user_id) VALUES (13, 1, 98);
      """;

  private static final int REPAIRS = 3;

  @TempDir Path scratch;

  private Optional<Server> server = Optional.empty();

  @AfterEach
  void stop() {
    server.ifPresent(Server::stop);
  }

  /** An empty database that a second connection can reach. */
  private Connection database(Engine engine) throws Exception {
    return engine == Engine.H2
        ? DriverManager.getConnection("jdbc:h2:" + scratch.resolve("shop"), "sa", "")
        : engine.emptyDatabase();
  }

  /** A file of H2 is of one program; a second one asks its server. */
  private String url(Engine engine, Connection connection) throws Exception {
    if (engine != Engine.H2) {
      return connection.getMetaData().getURL();
    }
    if (server.isEmpty()) {
      server = Optional.of(Server.createTcpServer("-tcpPort", "0").start());
    }
    int port = server.orElseThrow().getPort();
    return "jdbc:h2:tcp://localhost:%d/%s".formatted(port, scratch.resolve("shop"));
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void addsTheKeyAndIsThenSo(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = database(engine)) {
      LiveProject.run(connection, TABLES);
      String url = url(engine, connection);

      project.add(url).exits(0).says("Written: ");
      assertThat(project.migration()).contains("ALTER TABLE orders").doesNotContain("CREATE TABLE");
      project.add(url).exits(0).says("Already in place: nothing to write.", "note[KIN410]");
      project.migrate(connection);
      project.add(url).exits(0).says("Already in place: nothing to write.", "note[KIN424]");
      project.forgetMigrations();
      project.add(url).exits(0).says("Already in place: nothing to write.", "--required");
      assertThat(Catalog.of(connection))
          .contains(
              "orders key [user_id] to users [id] NO ACTION",
              "orders index [user_id]",
              "orders column user_id");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void changesAKeyAsItIsAskedTo(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = database(engine)) {
      LiveProject.run(connection, TABLES);
      String url = url(engine, connection);
      project.add(url, "--on-delete", "cascade").exits(0);
      project.migrate(connection);
      project.forgetMigrations();

      project.add(url, "--required").exits(1).says("error[KIN249]: `orders.user_id` is NULL in 1");
      String[] asked = {"--backfill", "1", "--on-delete", "restrict"};
      project.add(url, asked).exits(0).says("Written: ");
      project
          .add(url, asked)
          .exits(0)
          .says("Already in place: nothing to write.", "no NOT NULL in `orders.user_id`");
      project.migrate(connection);
      project.add(url, asked).exits(0).says("Already in place").saysNot("note[");
      project.forgetMigrations();
      project.add(url, asked).exits(0).says("Already in place").saysNot("note[");
      assertThat(Catalog.of(connection))
          .contains(
              "orders key [user_id] to users [id] NO ACTION", "orders column user_id NOT NULL");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void createsWhatIsNotThere(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = database(engine)) {
      String url = url(engine, connection);
      project.add(url).exits(0).saysNot("note[KIN4");
      project.migrate(connection);
      project.forgetMigrations();
      project.add(url).exits(0).says("Already in place: nothing to write.").saysNot("note[");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void readsWhatAKeyDoes(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = database(engine)) {
      LiveProject.run(connection, TABLES);
      String url = url(engine, connection);
      project.add(url, "--optional", "--on-delete", "set-null", "--on-update", "cascade").exits(0);
      project.migrate(connection);
      assertThat(Catalog.of(connection))
          .contains("orders key [user_id] to users [id] SET NULL, on update CASCADE");
      Access access =
          new Access(DatabaseUrl.parse(url, scratch), Optional.empty(), Optional::empty);
      try (LiveDatabase database = LiveDatabase.open(access)) {
        Schema read = database.read(List.of("orders", "users"), Wording.USUAL).schema();
        assertThat(read.table("orders").orElseThrow().foreignKeys())
            .extracting(ForeignKey::actions)
            .containsExactly(new KeyActions(ReferentialAction.SET_NULL, ReferentialAction.CASCADE));
      }
    }
  }

  static Stream<Arguments> repairs() {
    return Stream.of(Engine.values())
        .flatMap(it -> Stream.iterate(0, n -> n + 1).limit(REPAIRS).map(n -> Arguments.of(it, n)));
  }

  @ParameterizedTest
  @MethodSource("repairs")
  void refusesOrphansUntilTheyAreRepaired(Engine engine, int repair) throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    Tree before = project.tree();
    try (Connection connection = database(engine)) {
      LiveProject.run(connection, TABLES_WITH_ORPHANS);
      String url = url(engine, connection);

      Said said =
          project
              .add(url)
              .exits(1)
              .says(
                  """
                  error[KIN241]: 2 rows of `orders` have a `user_id` that no row of `users` has
                    id = 11: user_id = 99
                    id = 13: user_id = 98
                  """);
      assertThat(withoutDatabase(project.tree())).isEqualTo(withoutDatabase(before));
      project.add(url, "--orphans", "keep", "--dry-run").exits(0).says("note[KIN411]: 2 rows");

      LiveProject.run(connection, repairs(said).get(repair));
      project.add(url).exits(0).says("Written: ");
      project.migrate(connection);
      assertThat(count(connection, "orders")).isEqualTo(repair == 1 ? 2 : 4);
      assertThat(count(connection, "users")).isEqualTo(repair == 2 ? 3 : 1);
      assertThat(Catalog.of(connection)).contains("orders key [user_id] to users [id] NO ACTION");
    }
  }

  private static Tree withoutDatabase(Tree tree) {
    return new Tree(
        tree.files().entrySet().stream()
            .filter(it -> it.getKey().endsWith(".py") || it.getKey().startsWith("migrations"))
            .collect(
                java.util.stream.Collectors.toMap(
                    java.util.Map.Entry::getKey, java.util.Map.Entry::getValue)));
  }

  /** The statements that are printed: NULL, DELETE, INSERT. */
  private static List<String> repairs(Said said) {
    List<String> statements =
        said.text()
            .lines()
            .filter(it -> it.endsWith(";"))
            .map(it -> it.replaceFirst("^.*?: +(?=UPDATE|DELETE|INSERT)", ""))
            .toList();
    assertThat(statements).hasSize(REPAIRS);
    return statements;
  }

  private static int count(Connection connection, String table) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void takesEachValueForAnOrphanWhereTheParentIsNew(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = database(engine)) {
      LiveProject.run(
          connection,
          """
          CREATE TABLE orders (id INTEGER NOT NULL PRIMARY KEY, total FLOAT, user_id INTEGER);
          INSERT INTO orders (id, total, user_id) VALUES (10, 1, 1);
          """);
      project.add(url(engine, connection)).exits(1).says("error[KIN241]: 1 row of `orders`");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void refusesAHasOneThatIsNone(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch).withKey();
    try (Connection connection = database(engine)) {
      LiveProject.run(connection, TABLES_WITH_ORPHANS.replace("99", "1").replace("98", "1"));
      String url = url(engine, connection);
      project
          .add(url, "--inverse-type", "has_one")
          .exits(1)
          .says("error[KIN244]: 1 value of `orders.user_id` is in more than one row");
      project.add(url).exits(0);
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void refusesAView(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = database(engine)) {
      LiveProject.run(connection, TABLES.replace("orders", "old_orders"));
      LiveProject.run(connection, "CREATE VIEW orders AS SELECT id, total FROM old_orders");
      project.add(url(engine, connection)).exits(1).says("error[KIN243]: `orders` is a view in ");
    }
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void refusesAnotherDialect(Engine engine) throws Exception {
    LiveProject project = LiveProject.in(scratch);
    try (Connection connection = database(engine)) {
      String other = engine == Engine.SQLITE ? "h2" : "sqlite";
      project
          .add(url(engine, connection), "--dialect", other)
          .exits(1)
          .says("error[KIN240]: ", "is a database of " + engine.dialect().id());
      project.add(url(engine, connection), "--dialect", engine.dialect().id()).exits(0);
    }
  }
}
