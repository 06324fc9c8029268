package dev.kinship.dialect;

import static dev.kinship.dialect.MigrationTest.down;
import static dev.kinship.dialect.MigrationTest.run;
import static dev.kinship.dialect.MigrationTest.steps;
import static dev.kinship.dialect.MigrationTest.text;
import static dev.kinship.dialect.MigrationTest.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.schema.Column;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.ReferentialAction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddForeignKey;
import dev.kinship.schema.SchemaChange.AlterColumn;
import dev.kinship.schema.SchemaChange.DropColumn;
import dev.kinship.schema.SchemaChange.DropForeignKey;
import dev.kinship.schema.SchemaChange.DropIndex;
import dev.kinship.schema.Table;
import dev.kinship.syntax.sql.SchemaReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Changes keys that exist, on the real databases: up, down, up. */
@Tag("slow")
class ExistingKeysTest {
  private static final String BASE =
      """
      CREATE TABLE users (id INT NOT NULL PRIMARY KEY);
      CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, user_id INT %s,
        CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id) ON DELETE CASCADE);
      CREATE INDEX by_user ON orders (user_id);
      """;
  private static final String MAY_BE_NULL = BASE.formatted("");
  private static final String REQUIRED = BASE.formatted("NOT NULL");

  static Stream<Arguments> all() {
    return Stream.of(Engine.values())
        .flatMap(
            it -> Stream.of(Safety.ALWAYS, Safety.NEVER).map(safety -> Arguments.of(it, safety)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void changesTheActions(Engine engine, Safety safety) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      Schema known = made(connection, MAY_BE_NULL);
      run(connection, "INSERT INTO users VALUES (1), (2); INSERT INTO orders VALUES (10, 1)");
      ForeignKey buyer = orders(known).foreignKeys().getFirst();
      KeyActions setNull = KeyActions.onDelete(ReferentialAction.SET_NULL);
      upDownUp(engine, manner(safety), connection, MAY_BE_NULL, change(buyer, setNull));
      run(connection, "DELETE FROM users WHERE id = 1");
      assertThat(count(connection, "orders WHERE user_id IS NULL")).isEqualTo(1);
      assertThatThrownBy(() -> run(connection, "INSERT INTO orders VALUES (11, 9)"))
          .isInstanceOf(SQLException.class);
    }
  }

  /** Both are changed and keep their names; then both go, with the column. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void changesAndDropsEveryKeyOfAColumn(Engine engine, Safety safety) throws Exception {
    String base =
        MAY_BE_NULL.replace(
            "CONSTRAINT buyer",
            "CONSTRAINT payer FOREIGN KEY (user_id) REFERENCES users (id), CONSTRAINT buyer");
    KeyActions setNull = KeyActions.onDelete(ReferentialAction.SET_NULL);
    try (Connection connection = engine.emptyDatabase()) {
      Table orders = orders(made(connection, base));
      List<SchemaChange> changes =
          orders.foreignKeys().stream().flatMap(it -> change(it, setNull).stream()).toList();
      run(connection, "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (10, 1)");
      upDownUp(engine, manner(safety), connection, base, changes);
      run(connection, "DELETE FROM users");
      assertThat(count(connection, "orders WHERE user_id IS NULL")).isEqualTo(1);
    }
    try (Connection connection = engine.emptyDatabase()) {
      Table orders = orders(made(connection, base));
      Stream<SchemaChange> keys = orders.foreignKeys().stream().map(DropForeignKey::new);
      Stream<SchemaChange> rest =
          Stream.of(
              new DropIndex(orders.indexes().getFirst()),
              new DropColumn("orders", orders.column("user_id").orElseThrow()));
      List<SchemaChange> drops = Stream.concat(keys, rest).toList();
      upDownUp(engine, new RenderOptions(safety, Optional.empty(), true), connection, base, drops);
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void fillsAndRequires(Engine engine, Safety safety) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      Schema known = made(connection, MAY_BE_NULL);
      run(connection, "INSERT INTO users VALUES (1), (2); INSERT INTO orders VALUES (10, 1)");
      run(connection, "INSERT INTO orders VALUES (11, NULL)");
      Optional<String> value = Optional.of("id - 9");
      upDownUp(
          engine,
          new RenderOptions(safety, value, false),
          connection,
          MAY_BE_NULL,
          List.of(altered(known, false)));
      assertThat(count(connection, "orders WHERE user_id = id - 9")).isEqualTo(2);
      assertThat(Catalog.of(connection)).contains("orders column user_id NOT NULL");
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void requiresNothingOfRowsWithoutAValue(Engine engine, Safety safety) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      Schema known = made(connection, MAY_BE_NULL);
      run(connection, "INSERT INTO orders VALUES (11, NULL)");
      if (engine == Engine.MARIADB || engine == Engine.MYSQL) {
        run(connection, "SET SESSION sql_mode = ''"); // Or 0 would be made of NULL.
      }
      List<MigrationStep> steps =
          steps(engine.dialect().render(List.of(altered(known, false)), known, manner(safety)));
      assertThatThrownBy(() -> up(connection, steps)).isInstanceOf(SQLException.class);
      if (engine == Engine.SQLITE) {
        run(connection, "ROLLBACK TO kin_rebuild; RELEASE kin_rebuild; PRAGMA foreign_keys = ON");
      }
      assertThat(count(connection, "orders WHERE user_id IS NULL")).isEqualTo(1);
      assertThat(Catalog.of(connection)).contains("orders column user_id");
    }
  }

  /** In such a mode MySQL would copy the table; the mode of the session stays. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MARIADB", "MYSQL"})
  void requiresInPlaceInAModeThatIsNotStrict(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      Schema known = made(connection, MAY_BE_NULL);
      run(connection, "SET SESSION sql_mode = 'ANSI_QUOTES'");
      upDownUp(
          engine, manner(Safety.ALWAYS), connection, MAY_BE_NULL, List.of(altered(known, false)));
      assertThat(Catalog.of(connection)).contains("orders column user_id NOT NULL");
      run(connection, "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (10, 1)");
      assertThat(count(connection, "orders WHERE @@SESSION.sql_mode = 'ANSI_QUOTES'")).isOne();
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void allowsNullForAKeyThatSetsIt(Engine engine, Safety safety) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      Schema known = made(connection, REQUIRED);
      run(connection, "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (10, 1)");
      ForeignKey buyer = orders(known).foreignKeys().getFirst();
      List<SchemaChange> changes =
          Stream.concat(
                  Stream.of(altered(known, true)),
                  change(buyer, KeyActions.onDelete(ReferentialAction.SET_NULL)).stream())
              .toList();
      upDownUp(engine, manner(safety), connection, REQUIRED, changes);
      run(connection, "DELETE FROM users");
      assertThat(count(connection, "orders WHERE user_id IS NULL")).isEqualTo(1);
    }
  }

  /** Without the column two rows would be the same, which MySQL refuses; PostgreSQL is silent. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void dropsAKeyWithTheIndexesThatHaveIt(Engine engine, Safety safety) throws Exception {
    String base =
        """
        CREATE TABLE users (id INT NOT NULL PRIMARY KEY);
        CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, number INT, user_id INT,
          CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id));
        CREATE UNIQUE INDEX once ON orders (user_id, number);
        """;
    try (Connection connection = engine.emptyDatabase()) {
      Table orders = orders(made(connection, base));
      run(connection, "INSERT INTO users VALUES (1), (2)");
      run(connection, "INSERT INTO orders VALUES (10, 5, 1), (11, 5, 2)");
      List<SchemaChange> drops =
          List.of(
              new DropForeignKey(orders.foreignKeys().getFirst()),
              new DropIndex(orders.indexes().getFirst()),
              new DropColumn("orders", orders.column("user_id").orElseThrow()));
      upDownUp(engine, new RenderOptions(safety, Optional.empty(), true), connection, base, drops);
      assertThat(count(connection, "orders WHERE number = 5")).isEqualTo(2);
    }
  }

  /** SQLite alone has no default for new rows that old ones do not get. */
  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void restoresADefaultThatNoExistingRowGets(Engine engine, Safety safety) throws Exception {
    String base = MAY_BE_NULL.replace("user_id INT ", "user_id INT DEFAULT 7");
    try (Connection connection = engine.emptyDatabase()) {
      Table orders = orders(made(connection, base));
      run(connection, "INSERT INTO users VALUES (1), (7); INSERT INTO orders VALUES (10, 1)");
      List<SchemaChange> drops =
          List.of(
              new DropForeignKey(orders.foreignKeys().getFirst()),
              new DropIndex(orders.indexes().getFirst()),
              new DropColumn("orders", orders.column("user_id").orElseThrow()));
      RenderOptions manner = new RenderOptions(safety, Optional.empty(), true);
      Schema known = SchemaReader.read(List.of(base));
      List<MigrationStep> steps = steps(engine.dialect().render(drops, known, manner));
      up(connection, steps);
      down(connection, steps);
      run(connection, "INSERT INTO orders (id) VALUES (11)");
      assertThat(count(connection, "orders WHERE id = 10 AND user_id IS NULL")).isEqualTo(1);
      assertThat(count(connection, "orders WHERE id = 11 AND user_id = 7"))
          .isEqualTo(engine == Engine.SQLITE ? 0 : 1);
    }
  }

  /** All of the definition is repeated, so none of it may be lost, or be there twice. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MARIADB", "MYSQL"})
  void keepsTheRestOfTheDefinition(Engine engine) throws Exception {
    String base =
        """
        CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, total INT);
        ALTER TABLE orders ADD COLUMN user_id INT UNSIGNED UNIQUE DEFAULT NULL COMMENT 'who; pays'
          CHECK (user_id > 3) AFTER id;
        """;
    try (Connection connection = engine.emptyDatabase()) {
      Schema known = made(connection, base);
      String before = table(connection);
      upDownUp(engine, manner(Safety.NEVER), connection, base, List.of(altered(known, false)));
      assertThat(table(connection))
          .isEqualTo(before.replace("DEFAULT NULL COMMENT", "NOT NULL COMMENT"));
    }
  }

  /** The server drops its own index once another serves the key, which then cannot go alone. */
  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("unique")
  void replacesTheIndexThatTheServerMade(Engine engine, Safety safety, List<String> columns)
      throws Exception {
    String base =
        """
        CREATE TABLE users (id INT NOT NULL PRIMARY KEY);
        CREATE TABLE orders (id INT NOT NULL PRIMARY KEY, number INT, user_id INT,
          CONSTRAINT buyer FOREIGN KEY (user_id) REFERENCES users (id));
        """;
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, base);
      Schema known = SchemaReader.read(List.of(base), engine.dialect().wording());
      assertThat(Catalog.of(connection)).isEqualTo(Catalog.of(known));
      List<SchemaChange> changes =
          List.of(new SchemaChange.CreateIndex(Index.on("orders", columns, true)));
      List<MigrationStep> steps = steps(engine.dialect().render(changes, known, manner(safety)));
      Set<String> before = Catalog.of(connection);
      up(connection, steps);
      Schema read = SchemaReader.read(List.of(base, text(steps)), engine.dialect().wording());
      assertThat(Catalog.of(connection))
          .contains("orders unique " + columns)
          .isEqualTo(Catalog.of(read));
      up(connection, safety == Safety.NEVER ? List.of() : steps);
      down(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  static Stream<Arguments> unique() {
    return Stream.of(Engine.MYSQL, Engine.MARIADB)
        .flatMap(
            it ->
                Stream.of(Safety.ALWAYS, Safety.NEVER)
                    .flatMap(
                        safety ->
                            Stream.of(List.of("user_id"), List.of("user_id", "number"))
                                .map(columns -> Arguments.of(it, safety, columns))));
  }

  private static String table(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SHOW CREATE TABLE orders")) {
      row.next();
      return row.getString(2);
    }
  }

  private static Schema made(Connection connection, String base) throws SQLException {
    run(connection, base);
    return SchemaReader.read(List.of(base));
  }

  private static Table orders(Schema schema) {
    return schema.table("orders").orElseThrow();
  }

  private static SchemaChange altered(Schema schema, boolean nullable) {
    Column column = orders(schema).column("user_id").orElseThrow();
    return new AlterColumn("orders", new Column("user_id", column.type(), nullable, false));
  }

  private static List<SchemaChange> change(ForeignKey key, KeyActions actions) {
    return List.of(new DropForeignKey(key), new AddForeignKey(key.with(actions)));
  }

  private static RenderOptions manner(Safety safety) {
    return new RenderOptions(safety, Optional.empty(), false);
  }

  /** The reader of migrations sees the same as the database, each time. */
  private static void upDownUp(
      Engine engine,
      RenderOptions manner,
      Connection connection,
      String base,
      List<SchemaChange> changes)
      throws SQLException {
    Schema known = SchemaReader.read(List.of(base));
    Set<String> before = Catalog.of(connection);
    List<MigrationStep> steps = steps(engine.dialect().render(changes, known, manner));
    Schema expected = known.after(changes);
    up(connection, steps);
    assertThat(Catalog.of(connection)).isEqualTo(Catalog.of(expected));
    assertThat(Catalog.of(SchemaReader.read(List.of(base, text(steps)))))
        .isEqualTo(Catalog.of(expected));
    down(connection, steps);
    assertThat(Catalog.of(connection)).isEqualTo(before);
    up(connection, steps);
    assertThat(Catalog.of(connection)).isEqualTo(Catalog.of(expected));
  }

  private static int count(Connection connection, String from) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
      row.next();
      return row.getInt(1);
    }
  }
}
