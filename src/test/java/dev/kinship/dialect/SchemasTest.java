package dev.kinship.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.schema.Column;
import dev.kinship.schema.ColumnType;
import dev.kinship.schema.ColumnType.Kind;
import dev.kinship.schema.ForeignKey;
import dev.kinship.schema.Index;
import dev.kinship.schema.KeyActions;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.schema.Table;
import dev.kinship.schema.TableName;
import dev.kinship.syntax.sql.SchemaReader;
import dev.kinship.syntax.sql.Script;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Changes a table in a schema beside one of the same name in the usual schema, on real databases:
 * up, down, up. The other table stays as it was.
 */
@Tag("slow")
class SchemasTest {
  private static final ColumnType NUMBER = ColumnType.of(Kind.INTEGER);
  private static final List<Column> ID = List.of(new Column("id", NUMBER, false, true));

  static Stream<Arguments> all() {
    return Stream.of(Engine.values())
        .flatMap(
            it -> Stream.of(Safety.ALWAYS, Safety.NEVER).map(safety -> Arguments.of(it, safety)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("all")
  void changesTheTableOfThatSchemaAlone(Engine engine, Safety safety) throws Exception {
    Dialect dialect = engine.dialect();
    RenderOptions manner = new RenderOptions(safety, Optional.of("1"), true);
    try (Connection connection = engine.emptyDatabase()) {
      Names names = Names.on(engine, connection);
      List<MigrationStep> base =
          steps(dialect.render(names.tables(), Schema.EMPTY, RenderOptions.DEFAULT));
      up(connection, base);
      Schema known = SchemaReader.read(texts(base), dialect.wording());
      assertThat(known.doubts()).isEmpty();
      run(connection, "INSERT INTO %s (id) VALUES (1)".formatted(dialect.quote(names.users())));
      run(connection, "INSERT INTO %s (id) VALUES (1)".formatted(dialect.quote(names.folders())));

      List<MigrationStep> steps = steps(dialect.render(names.key(), known, manner));
      up(connection, steps);
      assertChanged(connection, dialect, names, true);
      List<String> all = new ArrayList<>(texts(base));
      all.addAll(texts(steps));
      Table read = SchemaReader.read(all, dialect.wording()).table(names.folders()).orElseThrow();
      assertThat(read.foreignKeys())
          .anyMatch(
              it -> it.columns().equals(List.of("user_id")) && it.parent().equals(names.users()));
      assertThat(read.indexes()).hasSize(1);
      for (MigrationStep step : steps.reversed()) {
        run(connection, step.undo());
      }
      assertChanged(connection, dialect, names, false);
      up(connection, steps);
      assertChanged(connection, dialect, names, true);

      Schema now = SchemaReader.read(all, dialect.wording());
      if (engine != Engine.SQLITE) {
        up(connection, steps(dialect.render(names.keyGone(now), now, manner)));
        assertChanged(connection, dialect, names, false);
      }
    }
  }

  /** Two tables in named schemas; {@code folders} is also the name of a usual one. */
  private record Names(String users, String folders) {
    static Names on(Engine engine, Connection connection) throws SQLException {
      return switch (engine) {
        case SQLITE -> {
          run(connection, "ATTACH DATABASE ':memory:' AS audit");
          yield new Names(TableName.in("audit", "users"), TableName.in("audit", "folders"));
        }
        case H2, POSTGRESQL -> made(engine, connection, "auth", "Audit");
        case MARIADB, MYSQL -> {
          String database = connection.getCatalog();
          yield made(engine, connection, database + "_auth", database + "_audit");
        }
      };
    }

    private static Names made(Engine engine, Connection connection, String one, String other)
        throws SQLException {
      run(connection, "CREATE SCHEMA " + engine.dialect().quote(one));
      run(connection, "CREATE SCHEMA " + engine.dialect().quote(other));
      return new Names(TableName.in(one, "users"), TableName.in(other, "folders"));
    }

    List<SchemaChange> tables() {
      return Stream.of(users, folders, "folders").map(Names::table).toList();
    }

    private static SchemaChange table(String name) {
      return new SchemaChange.CreateTable(new Table(name, ID, List.of("id"), List.of(), List.of()));
    }

    List<SchemaChange> key() {
      ForeignKey key =
          new ForeignKey(folders, List.of("user_id"), users, List.of("id"), KeyActions.UNSPECIFIED);
      // In an attached file SQLite can add a column only if it may be empty.
      boolean nullable = TableName.together(folders, users);
      Column column = new Column("user_id", NUMBER, nullable, false);
      return List.of(
          new SchemaChange.AddColumn(folders, column, Optional.of(key)),
          new SchemaChange.CreateIndex(Index.on(folders, List.of("user_id"), false)));
    }

    List<SchemaChange> keyGone(Schema now) {
      Table table = now.table(folders).orElseThrow();
      return List.of(
          new SchemaChange.DropForeignKey(table.foreignKeys().getFirst()),
          new SchemaChange.DropIndex(table.indexes().getFirst()),
          new SchemaChange.DropColumn(folders, table.column("user_id").orElseThrow()));
    }
  }

  private static void assertChanged(
      Connection connection, Dialect dialect, Names names, boolean changed) throws SQLException {
    assertThat(fails(connection, "SELECT user_id FROM folders")).isTrue();
    String own = dialect.quote(names.folders());
    assertThat(fails(connection, "SELECT user_id FROM " + own)).isNotEqualTo(changed);
    if (changed) {
      String orphan = "INSERT INTO %s (id, user_id) VALUES (7, 99)".formatted(own);
      assertThat(fails(connection, orphan)).isTrue();
    }
  }

  private static boolean fails(Connection connection, String sql) {
    try {
      run(connection, sql);
      return false;
    } catch (SQLException e) {
      return true;
    }
  }

  private static List<MigrationStep> steps(Rendering rendering) {
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    return ((Rendering.Steps) rendering).steps();
  }

  private static List<String> texts(List<MigrationStep> steps) {
    return steps.stream().map(it -> it.sql() + ";\n").toList();
  }

  private static void up(Connection connection, List<MigrationStep> steps) throws SQLException {
    for (MigrationStep step : steps) {
      run(connection, step.sql());
    }
  }

  private static void run(Connection connection, String sql) throws SQLException {
    for (String one : Script.split(sql)) {
      try (Statement statement = connection.createStatement()) {
        statement.setEscapeProcessing(false);
        statement.execute(one);
      } catch (SQLException e) {
        throw new SQLException(e.getMessage() + "\n" + one, e);
      }
    }
  }
}
