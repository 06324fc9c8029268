package dev.kinship.dialect.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Catalog;
import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions;
import dev.kinship.dialect.Rendering;
import dev.kinship.dialect.Scenario;
import dev.kinship.runner.Migration;
import dev.kinship.runner.MigrationFile;
import dev.kinship.runner.Runners;
import dev.kinship.schema.Bracket;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.syntax.sql.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The down migration on real databases with values and rows that it would lose. */
@Tag("slow")
class DataLossGuardsTest {
  @ParameterizedTest
  @EnumSource
  void theDownMigrationFailsWhileAColumnHasValues(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      List<MigrationStep> steps =
          made(
              connection,
              engine,
              "belongs_to, on delete and update UNSPECIFIED",
              RenderOptions.DEFAULT);
      run(connection, "INSERT INTO users (id) VALUES (1)");
      run(connection, "INSERT INTO orders (id) VALUES (1)");
      Set<String> made = Catalog.of(connection);
      run(connection, "UPDATE orders SET user_id = 1");
      assertThatThrownBy(() -> down(connection, steps))
          .hasMessageContaining("orders.user_id has a value");
      assertThat(number(connection, "SELECT user_id FROM orders")).isEqualTo(1);
      run(connection, "UPDATE orders SET user_id = NULL");
      // A tool goes on with the file that failed, which is the one that drops the column.
      for (String file : files(steps, ".down.sql").reversed()) {
        if (file.contains("DROP COLUMN")) {
          run(connection, file);
        }
      }
      assertThat(Catalog.of(connection)).isNotEqualTo(made);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theDownMigrationFailsWhileATableHasRows(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      List<MigrationStep> steps =
          made(connection, engine, "has_many_through", RenderOptions.DEFAULT);
      Set<String> made = Catalog.of(connection);
      run(connection, "INSERT INTO users (id) VALUES (1)");
      run(connection, "INSERT INTO roles (id) VALUES (1)");
      run(connection, "INSERT INTO user_roles (user_id, role_id) VALUES (1, 1)");
      assertThatThrownBy(() -> down(connection, steps))
          .hasMessageContaining("user_roles has a row");
      assertThat(Catalog.of(connection)).isEqualTo(made);
      run(connection, "DELETE FROM user_roles");
      down(connection, steps);
      assertThat(Catalog.of(connection)).isNotEqualTo(made);
    }
  }

  @ParameterizedTest
  @EnumSource
  void dropKeyLosesThem(Engine engine) throws Exception {
    try (Connection connection = engine.emptyDatabase()) {
      RenderOptions manner =
          new RenderOptions(RenderOptions.DEFAULT.safety(), RenderOptions.DEFAULT.backfill(), true);
      List<MigrationStep> steps = made(connection, engine, "belongs_to, required", manner);
      run(connection, "INSERT INTO users (id) VALUES (1)");
      run(connection, "INSERT INTO orders (id, user_id) VALUES (1, 1)");
      down(connection, steps);
      assertThat(Catalog.of(connection)).noneMatch(it -> it.contains("user_id"));
    }
  }

  /** The down migration waits for the lock, and must see what was committed in the meantime. */
  @ParameterizedTest
  @MethodSource("concurrent")
  void aRowIsNotLostThatIsCommittedWhileTheDownMigrationWaits(
      Engine engine, RenderOptions.Safety safety) throws Exception {
    Database database = engine.database();
    RenderOptions manner = new RenderOptions(safety, Optional.empty(), false);
    try (Connection connection = database.connect();
        Connection other = database.connect()) {
      List<MigrationStep> steps = made(connection, engine, "has_many_through", manner);
      run(connection, "INSERT INTO users (id) VALUES (1)");
      run(connection, "INSERT INTO roles (id) VALUES (1)");
      other.setAutoCommit(false);
      run(other, "INSERT INTO user_roles (user_id, role_id) VALUES (1, 1)");
      CompletableFuture<Void> down = downSoon(connection, steps);
      Thread.sleep(700);
      other.commit();
      assertThatThrownBy(down::get).hasMessageContaining("user_roles has a row");
      assertThat(number(connection, "SELECT count(*) FROM user_roles")).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("concurrent")
  void aValueIsNotLostThatIsCommittedWhileTheDownMigrationWaits(
      Engine engine, RenderOptions.Safety safety) throws Exception {
    Database database = engine.database();
    RenderOptions manner = new RenderOptions(safety, Optional.empty(), false);
    try (Connection connection = database.connect();
        Connection other = database.connect()) {
      String name = "belongs_to, on delete and update UNSPECIFIED";
      List<MigrationStep> steps = made(connection, engine, name, manner);
      run(connection, "INSERT INTO users (id) VALUES (1)");
      run(connection, "INSERT INTO orders (id) VALUES (1)");
      // Before the file that drops the column, which the other session has to keep waiting.
      List<String> downs = files(steps, ".down.sql").reversed();
      for (String file : downs.subList(0, downs.size() - 1)) {
        run(connection, file);
      }
      other.setAutoCommit(false);
      run(other, "UPDATE orders SET user_id = 1");
      CompletableFuture<Void> down = soon(connection, downs.getLast());
      Thread.sleep(700);
      other.commit();
      assertThatThrownBy(down::get).hasMessageContaining("orders.user_id has a value");
      assertThat(number(connection, "SELECT user_id FROM orders")).isEqualTo(1);
    }
  }

  /**
   * The others commit before each drop, so they cannot keep others from writing after the check.
   */
  static Stream<Arguments> concurrent() {
    return Stream.of(
        Arguments.of(Engine.POSTGRESQL, RenderOptions.Safety.ALWAYS),
        Arguments.of(Engine.POSTGRESQL, RenderOptions.Safety.NEVER),
        Arguments.of(Engine.MARIADB, RenderOptions.Safety.ALWAYS));
  }

  private static CompletableFuture<Void> downSoon(
      Connection connection, List<MigrationStep> steps) {
    return soon(connection, String.join("", files(steps, ".down.sql").reversed()));
  }

  /** Runs the text as one transaction, where the database has such. */
  private static CompletableFuture<Void> soon(Connection connection, String sql) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            connection.setAutoCommit(false);
            run(connection, sql);
            connection.commit();
          } catch (SQLException e) {
            rolledBack(connection);
            throw new CompletionException(e);
          }
        });
  }

  private static void rolledBack(Connection connection) {
    try {
      connection.rollback();
      connection.setAutoCommit(true);
    } catch (SQLException e) {
      throw new CompletionException(e);
    }
  }

  private static int number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      assertThat(rows.next()).isTrue();
      return rows.getInt(1);
    }
  }

  /** The tables of a scenario and its changes, on an empty database. */
  private static List<MigrationStep> made(
      Connection connection, Engine engine, String name, RenderOptions manner) throws SQLException {
    Scenario scenario =
        Scenario.on(engine).stream()
            .filter(it -> it.toString().equals(name))
            .findFirst()
            .orElseThrow();
    Rendering base = engine.dialect().render(scenario.before(), Schema.EMPTY, manner);
    String text = up(((Rendering.Steps) base).steps());
    run(connection, text);
    Schema known = SchemaReader.read(List.of(text));
    Rendering rendering = engine.dialect().render(scenario.changes(), known, manner);
    List<MigrationStep> steps = ((Rendering.Steps) rendering).steps();
    run(connection, up(steps));
    return steps;
  }

  private static String up(List<MigrationStep> steps) {
    return String.join("", files(steps, ".up.sql"));
  }

  private static void down(Connection connection, List<MigrationStep> steps) throws SQLException {
    run(connection, String.join("", files(steps, ".down.sql").reversed()));
  }

  /** What a tool sends to the database, file by file. */
  private static List<String> files(List<MigrationStep> steps, String ending) {
    Migration migration = new Migration("x", steps, Bracket.NONE, LocalDateTime.MIN);
    return Runners.named("golang-migrate").orElseThrow().next(List.of(), migration).files().stream()
        .filter(it -> it.name().endsWith(ending))
        .map(MigrationFile::text)
        .toList();
  }

  private static void run(Connection connection, String sql) throws SQLException {
    for (String one : Script.split(sql)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(one);
      }
    }
  }
}
