package dev.kinship.dialect;

import static dev.kinship.dialect.CatalogTruthTest.CAREFUL;
import static dev.kinship.dialect.CatalogTruthTest.NO_SERVER;
import static dev.kinship.dialect.CatalogTruthTest.connected;
import static dev.kinship.dialect.CatalogTruthTest.down;
import static dev.kinship.dialect.CatalogTruthTest.hasOne;
import static dev.kinship.dialect.CatalogTruthTest.run;
import static dev.kinship.dialect.CatalogTruthTest.steps;
import static dev.kinship.dialect.CatalogTruthTest.up;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.syntax.sql.SchemaReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Tables that databases do not let have all that others have. */
@Tag("slow")
class UnusualTablesTest {
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aCompressedTableIsChangedInPlace(Engine engine) throws Exception {
    Scenario scenario = hasOne(engine);
    List<MigrationStep> steps = steps(engine, scenario, CAREFUL);
    try (Connection connection = connected(engine, scenario)) {
      run(connection, "ALTER TABLE orders ROW_FORMAT=COMPRESSED");
      Set<String> before = Catalog.of(connection);
      up(connection, steps);
      assertThat(Catalog.of(connection)).contains("orders unique [user_id]");
      down(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aTableWithAFullTextIndexIsCopied(Engine engine) throws Exception {
    String tables =
        """
        CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY);
        CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY, body TEXT, FULLTEXT KEY ft (body));
        """;
    RenderOptions filled = new RenderOptions(Safety.ALWAYS, Optional.of("1"), true);
    Rendering rendering =
        engine
            .dialect()
            .render(Scenario.required().changes(), SchemaReader.read(List.of(tables)), filled);
    Rendering.Steps written = (Rendering.Steps) rendering;
    assertThat(written.notes()).anyMatch(it -> it.fact().contains("FULLTEXT"));
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables + "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 'a')");
      Set<String> before = Catalog.of(connection);
      up(connection, written.steps());
      assertThat(Catalog.of(connection)).contains("orders column user_id NOT NULL");
      down(connection, written.steps());
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  /** A key to such a table is accepted without checks, and then no row can be added. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"MYSQL, users", "MYSQL, orders", "MARIADB, users", "MARIADB, orders"})
  void aTableOfAnotherEngineHasItsKeyOnlyInTheModels(Engine engine, String table) throws Exception {
    String tables =
        "CREATE TABLE users (id INT PRIMARY KEY); CREATE TABLE orders (id INT PRIMARY KEY); ALTER TABLE %s ENGINE=MyISAM;"
            .formatted(table);
    Rendering.Steps written = partitioned(engine, tables);
    assertThat(written.notes())
        .anyMatch(it -> it.fact().startsWith("only the models have the key"));
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables);
      Set<String> before = Catalog.of(connection);
      up(connection, written.steps());
      up(connection, written.steps());
      assertThat(Catalog.of(connection))
          .contains("orders column user_id", "orders index [user_id]")
          .noneMatch(it -> it.contains(" key "));
      run(connection, "INSERT INTO orders VALUES (1, NULL)");
      down(connection, written.steps());
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aTableWithASpatialIndexIsCopiedWhereItMustBe(Engine engine) throws Exception {
    String tables =
        """
        CREATE TABLE users (id INT PRIMARY KEY);
        CREATE TABLE orders (id INT PRIMARY KEY, place POINT NOT NULL, SPATIAL KEY sp (place));
        """;
    Rendering.Steps written = partitioned(engine, tables);
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables);
      Set<String> before = Catalog.of(connection);
      up(connection, written.steps());
      down(connection, written.steps());
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aFillChangesNothingElse(Engine engine) throws Exception {
    String tables =
        """
        CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY);
        CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY,
          changed DATETIME DEFAULT CURRENT_TIMESTAMP ON UPDATE CURRENT_TIMESTAMP);
        """;
    RenderOptions filled = new RenderOptions(Safety.ALWAYS, Optional.of("1"), true);
    List<MigrationStep> steps =
        MigrationTest.steps(
            engine
                .dialect()
                .render(Scenario.required().changes(), SchemaReader.read(List.of(tables)), filled));
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables + "INSERT INTO users VALUES (1)");
      run(connection, "INSERT INTO orders VALUES (1, '2001-01-01'), (2, '2001-01-02')");
      up(connection, steps);
      assertThat(count(connection, "orders WHERE user_id = 1 AND changed < '2002-01-01'"))
          .isEqualTo(2);
    }
  }

  /** The migration may run on another database than the one that was asked for its rows. */
  @ParameterizedTest(name = "{0}, {1}")
  @CsvSource({"MYSQL, ALWAYS", "MYSQL, NEVER", "MARIADB, ALWAYS", "MARIADB, NEVER"})
  void aRequiredColumnIsNotAddedToATableWithRows(Engine engine, Safety safety) throws Exception {
    String tables =
        """
        CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY);
        CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY);
        """;
    Schema text = SchemaReader.read(List.of(tables));
    Schema known = new Schema(text.tables(), List.of(), Map.of("users", 0L, "orders", 0L));
    List<MigrationStep> steps =
        MigrationTest.steps(
            engine
                .dialect()
                .render(
                    Scenario.required().changes(),
                    known,
                    new RenderOptions(safety, Optional.empty(), true)));
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables);
      Set<String> before = Catalog.of(connection);
      up(connection, steps);
      down(connection, steps);
      run(connection, "INSERT INTO orders VALUES (1)");
      assertThatThrownBy(() -> up(connection, steps)).hasMessageContaining("has rows");
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  private static int count(Connection connection, String from) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
      row.next();
      return row.getInt(1);
    }
  }

  @Test
  void aPartitionedTableGetsItsIndexAndItsKey() throws Exception {
    String tables =
        """
        CREATE TABLE users (id INTEGER PRIMARY KEY);
        CREATE TABLE orders (id INTEGER, day DATE, PRIMARY KEY (id, day)) PARTITION BY RANGE (day);
        CREATE TABLE orders_2026 PARTITION OF orders FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
        """;
    Rendering.Steps written = partitioned(Engine.POSTGRESQL, tables);
    assertThat(written.notes()).singleElement().asString().contains("orders is partitioned");
    try (Connection connection = Engine.POSTGRESQL.emptyDatabase()) {
      run(connection, tables);
      Set<String> before = Catalog.of(connection);
      up(connection, written.steps());
      assertThat(Catalog.of(connection))
          .contains(
              "orders_2026 index [user_id]", "orders_2026 key [user_id] to users [id] NO ACTION");
      down(connection, written.steps());
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aPartitionedTableHasItsKeyOnlyInTheModels(Engine engine) throws Exception {
    String tables =
        """
        CREATE TABLE users (id BIGINT UNSIGNED PRIMARY KEY);
        CREATE TABLE orders (id INT, day INT, PRIMARY KEY (id, day)) PARTITION BY HASH (day) PARTITIONS 4;
        """;
    Rendering.Steps written = partitioned(engine, tables);
    assertThat(written.notes()).singleElement().asString().contains("only the models have the key");
    assertThat(written.steps()).anyMatch(it -> it.sql().contains("user_id BIGINT UNSIGNED"));
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables);
      Set<String> before = Catalog.of(connection);
      up(connection, written.steps());
      assertThat(Catalog.of(connection))
          .contains("orders column user_id", "orders index [user_id]");
      down(connection, written.steps());
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.MATCH_NONE, names = NO_SERVER)
  void aPartitionedTableCannotHaveAUniqueKey(Engine engine) {
    Schema known =
        SchemaReader.read(
            List.of(
                "CREATE TABLE users (id INT PRIMARY KEY); CREATE TABLE orders (id INT, day INT) PARTITION BY HASH (day);"));
    assertThat(engine.dialect().render(hasOne(engine).changes(), known, CAREFUL))
        .isInstanceOfSatisfying(
            Rendering.Refusal.class,
            it -> assertThat(it.reason()).contains("orders is partitioned"));
  }

  private static Rendering.Steps partitioned(Engine engine, String tables) {
    List<SchemaChange> changes =
        Scenario.on(engine).stream()
            .filter(it -> it.name().contains("on delete and update UNSPECIFIED"))
            .findFirst()
            .orElseThrow()
            .changes();
    Rendering rendering =
        engine.dialect().render(changes, SchemaReader.read(List.of(tables)), CAREFUL);
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    return (Rendering.Steps) rendering;
  }
}
