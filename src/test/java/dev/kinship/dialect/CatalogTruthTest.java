package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.MigrationStep.Transaction;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.syntax.sql.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * A database that is not what the migrations say, as others have left it: a step is done only if
 * the catalog shows that, and what belongs to another table stays.
 */
@Tag("slow")
class CatalogTruthTest {
  static final String NO_SERVER = "SQLITE|H2";
  static final RenderOptions CAREFUL = new RenderOptions(Safety.ALWAYS, Optional.empty(), true);

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = NO_SERVER)
  void anInterruptedRunIsRunAgain(Engine engine) throws Exception {
    for (Scenario scenario : List.of(hasOne(engine), named(engine, "has_many_through"))) {
      try (Connection connection = connected(engine, scenario)) {
        Set<String> before = Catalog.of(connection);
        List<MigrationStep> steps = steps(engine, scenario, CAREFUL);
        up(connection, steps);
        Set<String> after = Catalog.of(connection);
        assertThat(after).isNotEqualTo(before);
        for (MigrationStep step : steps) {
          upAgain(engine, connection, step);
          assertThat(Catalog.of(connection)).isEqualTo(after);
        }
        down(connection, steps);
        assertThat(Catalog.of(connection)).isEqualTo(before);
        for (MigrationStep step : steps.reversed()) {
          if (step.sql().contains("CREATE TABLE") || !needsTable(step)) {
            downAgain(engine, connection, step);
          }
        }
        assertThat(Catalog.of(connection)).isEqualTo(before);
      }
    }
  }

  /** In PostgreSQL what is one transaction is done or not, and says so the second time. */
  private static void upAgain(Engine engine, Connection connection, MigrationStep step)
      throws SQLException {
    if (engine == Engine.POSTGRESQL && !step.untransacted() && !step.undo().isEmpty()) {
      assertThatThrownBy(() -> up(connection, List.of(step)))
          .hasMessageContaining("already exists");
    } else {
      up(connection, List.of(step));
    }
  }

  private static void downAgain(Engine engine, Connection connection, MigrationStep step)
      throws SQLException {
    if (engine == Engine.POSTGRESQL && !step.untransacted() && !step.undo().isEmpty()) {
      assertThatThrownBy(() -> down(connection, List.of(step)))
          .hasMessageContaining("does not exist");
    } else {
      down(connection, List.of(step));
    }
  }

  /** Whether undoing it again would need a table that is dropped by then. */
  private static boolean needsTable(MigrationStep step) {
    return step.undo().contains("user_roles") && !step.undo().contains("DROP TABLE");
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = NO_SERVER)
  void aMissingParentIsAnError(Engine engine) throws Exception {
    Scenario scenario = named(engine, "has_many_through");
    try (Connection connection = connected(engine, scenario)) {
      run(connection, "ALTER TABLE users RENAME TO people");
      Set<String> before = Catalog.of(connection);
      assertThatThrownBy(() -> up(connection, steps(engine, scenario, CAREFUL)))
          .isInstanceOf(SQLException.class);
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = NO_SERVER)
  void anIndexOfThatNameOnAnotherColumnIsAnError(Engine engine) throws Exception {
    Scenario scenario = hasOne(engine);
    try (Connection connection = connected(engine, scenario)) {
      run(connection, "CREATE INDEX idx_orders_user_id ON orders (id)");
      assertThatThrownBy(() -> up(connection, steps(engine, scenario, CAREFUL)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("idx_orders_user_id");
      assertThat(Catalog.of(connection)).doesNotContain("orders unique [user_id]");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = NO_SERVER)
  void aColumnOfAnotherTypeIsAnError(Engine engine) throws Exception {
    Scenario scenario = hasOne(engine);
    try (Connection connection = connected(engine, scenario)) {
      run(connection, "ALTER TABLE orders ADD COLUMN user_id VARCHAR(20)");
      assertThatThrownBy(() -> up(connection, steps(engine, scenario, CAREFUL)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("user_id");
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = NO_SERVER)
  void aKeyOfThatNameToAnotherTableIsAnError(Engine engine) throws Exception {
    Scenario scenario = hasOne(engine);
    try (Connection connection = connected(engine, scenario)) {
      String number = engine == Engine.POSTGRESQL ? "INTEGER" : "INT";
      run(
          connection,
          "CREATE TABLE cities (id %1$s PRIMARY KEY); ALTER TABLE orders ADD COLUMN user_id %1$s; ALTER TABLE orders ADD CONSTRAINT fk_orders_user_id FOREIGN KEY (user_id) REFERENCES cities (id)"
              .formatted(number));
      List<MigrationStep> steps = steps(engine, scenario, CAREFUL);
      // In PostgreSQL the column is an error already.
      int first = engine == Engine.POSTGRESQL ? 1 : 0;
      assertThatThrownBy(() -> up(connection, steps.subList(first, steps.size())))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("fk_orders_user_id");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aKeyNameThatAnotherTableHasIsAnError(Engine engine) throws Exception {
    Scenario scenario = hasOne(engine);
    try (Connection connection = connected(engine, scenario)) {
      run(
          connection,
          "CREATE TABLE archive (id INT PRIMARY KEY, CONSTRAINT fk_orders_user_id FOREIGN KEY (id) REFERENCES users (id))");
      assertThatThrownBy(() -> up(connection, steps(engine, scenario, CAREFUL)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("fk_orders_user_id");
    }
  }

  @Test
  void anIndexOfAnotherTableStays() throws Exception {
    Scenario scenario = hasOne(Engine.POSTGRESQL);
    List<MigrationStep> steps = steps(Engine.POSTGRESQL, scenario, CAREFUL);
    try (Connection connection = connected(Engine.POSTGRESQL, scenario)) {
      run(
          connection,
          "CREATE TABLE archive (id INTEGER, code INTEGER); CREATE UNIQUE INDEX idx_orders_user_id ON archive (code)");
      assertThatThrownBy(() -> up(connection, steps))
          .hasMessageContaining("idx_orders_user_id exists and is not the wanted index of orders");
      assertThatThrownBy(() -> down(connection, steps.subList(1, 2)))
          .hasMessageContaining("idx_orders_user_id is not an index of orders");
      assertThat(Catalog.of(connection)).contains("archive unique [code]");
    }
  }

  @Test
  void anIndexThatCouldNotBeBuiltIsBuiltAgain() throws Exception {
    Scenario scenario = hasOne(Engine.POSTGRESQL);
    List<MigrationStep> steps = steps(Engine.POSTGRESQL, scenario, CAREFUL);
    try (Connection connection = connected(Engine.POSTGRESQL, scenario)) {
      run(connection, "INSERT INTO users (id) VALUES (7); INSERT INTO orders (id) VALUES (1), (2)");
      up(connection, steps.subList(0, 1));
      run(connection, "UPDATE orders SET user_id = 7");
      assertThatThrownBy(() -> up(connection, steps.subList(1, 2)))
          .hasMessageContaining("could not create unique index");
      run(connection, "UPDATE orders SET user_id = NULL WHERE id = 2");
      up(connection, steps.subList(1, steps.size()));
      assertThat(Catalog.of(connection)).contains("orders unique [user_id]");
    }
  }

  @Test
  void aLowLimitOnStatementsEndsNone() throws Exception {
    Scenario scenario = Scenario.required();
    RenderOptions filled = new RenderOptions(Safety.ALWAYS, Optional.of("1 + id % 3"), true);
    List<MigrationStep> steps = steps(Engine.POSTGRESQL, scenario, filled);
    try (Connection connection = connected(Engine.POSTGRESQL, scenario)) {
      String rows =
          IntStream.rangeClosed(1, 12_000).mapToObj("(%d)"::formatted).collect(joining(", "));
      run(connection, "INSERT INTO users (id) VALUES (1), (2), (3)");
      run(connection, "INSERT INTO orders (id) VALUES " + rows);
      run(connection, "SET statement_timeout = 150");
      for (MigrationStep step : steps) {
        run(connection, "SET statement_timeout = 150");
        limited(connection, step.transaction(), step.sql());
      }
      assertThat(Catalog.of(connection)).contains("orders column user_id NOT NULL");
    }
  }

  private static void limited(Connection connection, Transaction transaction, String sql)
      throws SQLException {
    boolean whole = transaction == Transaction.OWN || transaction == Transaction.SHARED;
    connection.setAutoCommit(!whole);
    for (String one : Script.split(sql)) {
      execute(connection, one);
    }
    if (whole) {
      connection.commit();
    }
    connection.setAutoCommit(true);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = "SQLITE")
  void theGuardStopsTheDownMigration(Engine engine) throws Exception {
    RenderOptions guarded = new RenderOptions(Safety.NEVER, Optional.empty(), false);
    Scenario scenario = Scenario.optional();
    List<MigrationStep> steps = steps(engine, scenario, guarded);
    try (Connection connection = connected(engine, scenario)) {
      up(connection, steps);
      run(connection, "INSERT INTO users (id) VALUES (1)");
      run(connection, "INSERT INTO orders (id, user_id) VALUES (1, 1)");
      if (engine == Engine.MYSQL || engine == Engine.MARIADB) {
        run(connection, "SET SESSION sql_mode = 'NO_UNSIGNED_SUBTRACTION'");
      }
      Set<String> before = Catalog.of(connection);
      assertThatThrownBy(() -> down(connection, steps))
          .hasMessageContaining("orders.user_id has a value");
      assertThat(Catalog.of(connection)).isEqualTo(before);
      run(connection, "UPDATE orders SET user_id = NULL");
      down(connection, steps);
      assertThat(Catalog.of(connection)).doesNotContain("orders column user_id");
    }
  }

  /** Short statements on a small table, which is often the busiest. */
  @Test
  void aSmallTableIsNotWaitedForForLong() throws Exception {
    Scenario scenario = hasOne(Engine.POSTGRESQL);
    var database = Engine.POSTGRESQL.database();
    try (Connection connection = database.connect();
        Connection other = database.connect()) {
      Schema known = prepared(Engine.POSTGRESQL, scenario, connection);
      Schema small = new Schema(known.tables(), known.doubts(), Map.of("orders", 3L, "users", 3L));
      RenderOptions auto = new RenderOptions(Safety.AUTO, Optional.empty(), true);
      List<MigrationStep> steps = steps(Engine.POSTGRESQL, scenario, small, auto);
      assertThat(steps).allMatch(it -> it.transaction() == Transaction.SHARED);
      Set<String> before = Catalog.of(connection);
      other.setAutoCommit(false);
      execute(other, "SELECT * FROM orders");
      String all = steps.stream().map(it -> it.sql() + ";\n").collect(joining());
      assertThatThrownBy(() -> limited(connection, Transaction.SHARED, all))
          .hasMessageContaining("lock timeout");
      connection.rollback();
      other.rollback();
      assertThat(Catalog.of(connection)).isEqualTo(before);
      connection.rollback();
      limited(connection, Transaction.SHARED, all);
      assertThat(Catalog.of(connection)).contains("orders unique [user_id]");
    }
  }

  static Scenario hasOne(Engine engine) {
    return named(engine, "has_one");
  }

  static Scenario named(Engine engine, String name) {
    return Scenario.on(engine).stream()
        .filter(it -> it.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  static Connection connected(Engine engine, Scenario scenario) throws Exception {
    Connection connection = engine.emptyDatabase();
    prepared(engine, scenario, connection);
    return connection;
  }

  private static Schema prepared(Engine engine, Scenario scenario, Connection connection)
      throws SQLException {
    List<MigrationStep> base =
        steps(engine, scenario.before(), Schema.EMPTY, RenderOptions.DEFAULT);
    up(connection, base);
    return SchemaReader.read(List.of(base.stream().map(it -> it.sql() + ";\n").collect(joining())));
  }

  static List<MigrationStep> steps(Engine engine, Scenario scenario, RenderOptions manner) {
    return steps(engine, scenario, Schema.EMPTY.after(scenario.before()), manner);
  }

  static List<MigrationStep> steps(
      Engine engine, Scenario scenario, Schema known, RenderOptions manner) {
    return steps(engine, scenario.changes(), known, manner);
  }

  static List<MigrationStep> steps(
      Engine engine, List<SchemaChange> changes, Schema known, RenderOptions manner) {
    assertThat(changes).isNotEmpty().doesNotContainNull();
    Rendering rendering = engine.dialect().render(changes, known, manner);
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    return ((Rendering.Steps) rendering).steps();
  }

  static void up(Connection connection, List<MigrationStep> steps) throws SQLException {
    for (MigrationStep it : steps) {
      run(connection, it.sql());
    }
  }

  static void down(Connection connection, List<MigrationStep> steps) throws SQLException {
    for (MigrationStep it : steps.reversed()) {
      run(connection, it.undo());
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    for (String it : Script.split(sql)) {
      execute(connection, it);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.setEscapeProcessing(false);
      statement.execute(sql);
    }
  }
}
