package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.SchemaChange.AddColumn;
import dev.kinship.schema.Table;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.syntax.sql.Script;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs what the dialects write on the real databases: up, down, up. */
@Tag("slow")
class MigrationTest {
  static Stream<Arguments> all() {
    return Stream.of(Engine.values())
        .flatMap(
            engine ->
                Scenario.on(engine).stream()
                    .flatMap(
                        it ->
                            Stream.of(Safety.ALWAYS, Safety.NEVER)
                                .map(safety -> Arguments.of(engine, it, safety))));
  }

  @ParameterizedTest(name = "{0}: {1}, {2}")
  @MethodSource("all")
  void goesUpAndDownAndUp(Engine engine, Scenario scenario, Safety safety) throws Exception {
    Dialect dialect = engine.dialect();
    RenderOptions manner = new RenderOptions(safety, Optional.empty(), false);
    try (Connection connection = engine.emptyDatabase()) {
      List<MigrationStep> base =
          steps(dialect.render(scenario.before(), Schema.EMPTY, RenderOptions.DEFAULT));
      up(connection, base);
      Schema known = SchemaReader.read(List.of(text(base)));
      assertThat(known.doubts()).isEmpty();
      Set<String> before = Catalog.of(connection);
      assertThat(Catalog.of(known)).isEqualTo(before);

      List<MigrationStep> steps = steps(dialect.render(scenario.changes(), known, manner));
      Schema expected = known.after(scenario.changes());
      up(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(Catalog.of(expected));
      assertThat(Catalog.of(SchemaReader.read(List.of(text(base), text(steps)))))
          .isEqualTo(Catalog.of(expected));
      down(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(before);
      up(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(Catalog.of(expected));
      refusesOrphans(connection, dialect, expected);
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("all")
  void removesAndRestoresAndRemoves(Engine engine, Scenario scenario, Safety safety)
      throws Exception {
    Dialect dialect = engine.dialect();
    RenderOptions manner = new RenderOptions(safety, Optional.empty(), false);
    try (Connection connection = engine.emptyDatabase()) {
      List<MigrationStep> base =
          steps(dialect.render(scenario.before(), Schema.EMPTY, RenderOptions.DEFAULT));
      up(connection, base);
      Set<String> before = Catalog.of(connection);
      Schema known = SchemaReader.read(List.of(text(base)));
      List<MigrationStep> made =
          steps(dialect.render(scenario.changes(), known, RenderOptions.DEFAULT));
      up(connection, made);
      Set<String> after = Catalog.of(connection);
      Schema now = SchemaReader.read(List.of(text(base), text(made)));

      List<MigrationStep> steps = steps(dialect.render(scenario.takenAway(now), now, manner));
      up(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(before);
      Schema then = SchemaReader.read(List.of(text(base), text(made), text(steps)));
      assertThat(Catalog.of(then)).isEqualTo(before);
      down(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(empty(after, scenario));
      refusesOrphans(connection, dialect, now);
      up(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  /** A column that was dropped has lost its values, so that it may be empty again. */
  private static Set<String> empty(Set<String> lines, Scenario scenario) {
    Set<String> empty = new TreeSet<>(lines);
    for (SchemaChange change : scenario.changes()) {
      if (change instanceof AddColumn it) {
        String column = "%s column %s".formatted(it.table(), it.column().name());
        if (empty.remove(column + " NOT NULL")) {
          empty.add(column);
        }
      }
    }
    return empty;
  }

  static Stream<Arguments> serversAndManners() {
    return Stream.of(Engine.values())
        .flatMap(
            it -> Stream.of(Safety.ALWAYS, Safety.NEVER).map(safety -> Arguments.of(it, safety)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("serversAndManners")
  void fillsARequiredKey(Engine engine, Safety safety) throws Exception {
    Dialect dialect = engine.dialect();
    RenderOptions manner = new RenderOptions(safety, Optional.of("1 + id % 3"), true);
    Scenario scenario = Scenario.required();
    try (Connection connection = engine.emptyDatabase()) {
      List<MigrationStep> base =
          steps(dialect.render(scenario.before(), Schema.EMPTY, RenderOptions.DEFAULT));
      up(connection, base);
      Schema known = SchemaReader.read(List.of(text(base)));
      Set<String> before = Catalog.of(connection);
      run(connection, "INSERT INTO users (id) VALUES (1), (2), (3)");
      String rows =
          IntStream.rangeClosed(1, 12_000).mapToObj("(%d)"::formatted).collect(joining(", "));
      run(connection, "INSERT INTO orders (id) VALUES " + rows);

      List<MigrationStep> steps = steps(dialect.render(scenario.changes(), known, manner));
      up(connection, steps);
      String count = "SELECT COUNT(*) FROM orders WHERE user_id = 1 + id % 3";
      try (Statement statement = connection.createStatement();
          ResultSet result = statement.executeQuery(count)) {
        assertThat(result.next()).isTrue();
        assertThat(result.getInt(1)).isEqualTo(12_000);
      }
      assertThat(Catalog.of(connection)).contains("orders column user_id NOT NULL");
      assertThat(Catalog.of(SchemaReader.read(List.of(text(base), text(steps)))))
          .isEqualTo(Catalog.of(connection));
      down(connection, steps);
      assertThat(Catalog.of(connection)).isEqualTo(before);
    }
  }

  static List<MigrationStep> steps(Rendering rendering) {
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    return ((Rendering.Steps) rendering).steps();
  }

  static String text(List<MigrationStep> steps) {
    return steps.stream().map(it -> it.sql() + ";\n").collect(joining());
  }

  static void up(Connection connection, List<MigrationStep> steps) throws SQLException {
    for (MigrationStep step : steps) {
      run(connection, step.sql());
    }
  }

  static void down(Connection connection, List<MigrationStep> steps) throws SQLException {
    for (MigrationStep step : steps.reversed()) {
      run(connection, step.undo());
    }
  }

  static void run(Connection connection, String sql) throws SQLException {
    for (String one : Script.split(sql)) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(one);
      } catch (SQLException e) {
        throw new SQLException(e.getMessage() + "\n" + one, e);
      }
    }
  }

  private static void refusesOrphans(Connection connection, Dialect dialect, Schema schema) {
    for (Table table : schema.tables().values()) {
      for (ForeignKey key : table.foreignKeys()) {
        assertThatThrownBy(() -> run(connection, orphan(dialect, table, key)))
            .isInstanceOf(SQLException.class)
            .message()
            .containsPattern("(?i)foreign key|referential integrity|SQLITE_CONSTRAINT_FOREIGNKEY");
      }
    }
  }

  private static String orphan(Dialect dialect, Table table, ForeignKey key) {
    List<Column> columns =
        table.columns().stream()
            .filter(it -> key.columns().contains(it.name()) || (!it.nullable() && !it.generated()))
            .toList();
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(
            dialect.quote(table.name()),
            columns.stream().map(it -> dialect.quote(it.name())).collect(joining(", ")),
            columns.stream()
                .map(it -> it.type().kind() == Kind.STRING ? "'nobody'" : "424242")
                .collect(joining(", ")));
  }
}
