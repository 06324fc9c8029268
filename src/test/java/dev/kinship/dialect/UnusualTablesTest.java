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
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    assertThat(written.notes()).anyMatch(it -> it.contains("FULLTEXT"));
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables + "INSERT INTO users VALUES (1); INSERT INTO orders VALUES (1, 'a')");
      Set<String> before = Catalog.of(connection);
      up(connection, written.steps());
      assertThat(Catalog.of(connection)).contains("orders column user_id NOT NULL");
      down(connection, written.steps());
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  /** MyISAM has no foreign keys, and cannot be changed in place. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aTableOfAnotherEngineGetsNoKey(Engine engine) throws Exception {
    String tables =
        """
        CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY);
        CREATE TABLE orders (id INT AUTO_INCREMENT PRIMARY KEY) ENGINE=MyISAM;
        """;
    Schema known = SchemaReader.read(List.of(tables));
    Rendering.Steps written =
        (Rendering.Steps) engine.dialect().render(hasOne(engine).changes(), known, CAREFUL);
    assertThat(written.notes()).anyMatch(it -> it.contains("orders is one of MyISAM"));
    try (Connection connection = engine.emptyDatabase()) {
      run(connection, tables);
      Set<String> before = Catalog.of(connection);
      up(connection, written.steps());
      assertThat(Catalog.of(connection)).contains("orders unique [user_id]");
      down(connection, written.steps());
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  /** Their rows would get 0, and the key would be refused only after that. */
  @ParameterizedTest
  @EnumSource(
      value = Engine.class,
      names = {"MYSQL", "MARIADB"})
  void aRequiredColumnIsAddedToAnEmptyTableOnly(Engine engine) throws Exception {
    String tables =
        "CREATE TABLE users (id INT AUTO_INCREMENT PRIMARY KEY); CREATE TABLE orders (id INT PRIMARY KEY);";
    Schema known = SchemaReader.read(List.of(tables));
    for (Safety safety : List.of(Safety.ALWAYS, Safety.NEVER)) {
      List<MigrationStep> steps =
          steps(
              engine,
              Scenario.required().changes(),
              known,
              new RenderOptions(safety, Optional.empty(), true));
      try (Connection connection = engine.emptyDatabase()) {
        run(connection, tables);
        Set<String> before = Catalog.of(connection);
        MigrationTest.up(connection, steps);
        MigrationTest.down(connection, steps);
        run(connection, "INSERT INTO orders VALUES (1)");
        assertThatThrownBy(() -> MigrationTest.up(connection, steps))
            .isInstanceOf(SQLException.class)
            .hasMessageContaining("orders has a row");
        assertThat(Catalog.of(connection)).isEqualTo(before);
      }
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
      up(connection, written.steps());
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
        CREATE TABLE users (id INT PRIMARY KEY);
        CREATE TABLE orders (id INT, day INT, PRIMARY KEY (id, day)) PARTITION BY HASH (day) PARTITIONS 4;
        """;
    Rendering.Steps written = partitioned(engine, tables);
    assertThat(written.notes()).singleElement().asString().contains("Only the models have the key");
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
