package dev.kinship.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.Sweep;
import dev.kinship.database.Database;
import dev.kinship.database.Engine;
import dev.kinship.tool.Proxy.Cut;
import dev.kinship.tool.Proxy.Moment;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ends each tool at each statement of a migration, when it has run and while it runs, and lets it
 * run again, as its user does: the schema is what it would have been. Before a merge each statement
 * has this with every other tool.
 */
@Tag("slow")
class InterruptedTest {
  private static final Table TABLE =
      new Table("3-interrupted.txt", "ended at a statement, run again");
  private static final List<String> SENTENCES =
      List.of(
          "add Order belongs_to User --backfill 1 --safe always --yes",
          "add User has_many_through Role --safe always --yes");

  /** What changes the schema, or looks at the rows before. */
  private static final Pattern CHANGE =
      Pattern.compile("\\b(CREATE|ALTER|DROP|CALL|DO \\$)", Pattern.CASE_INSENSITIVE);

  private static final Pattern LONG =
      Pattern.compile("CREATE (UNIQUE )?INDEX|FOREIGN KEY|VALIDATE");

  private static final Pattern OWN =
      Pattern.compile(
          "schema_migrations|goose_db_version|flyway_schema|databasechangelog",
          Pattern.CASE_INSENSITIVE);

  /** So that it takes a moment to build an index or to look at all rows. */
  private static final int ROWS = 8_000;

  static Stream<Arguments> all() {
    return Stream.of(Engine.POSTGRESQL, Engine.MARIADB, Engine.MYSQL)
        .flatMap(
            engine -> {
              List<Tool> tools = Tool.all();
              return IntStream.range(0, tools.size())
                  .mapToObj(it -> Arguments.of(tools.get(it).id(), engine, tools.get(it), it));
            });
  }

  @Timeout(value = 240, threadMode = ThreadMode.SEPARATE_THREAD)
  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("all")
  void endsInTheSameSchema(String id, Engine engine, Tool tool, int number, @TempDir Path folder)
      throws Exception {
    TABLE.set(id, engine.name(), "FAILED");
    Run run = new Run(engine, tool, folder);
    List<String> statements = run.count();
    assertThat(statements).hasSizeGreaterThan(3);
    List<String> failures = new ArrayList<>();
    List<Integer> places = IntStream.range(0, statements.size()).boxed().toList();
    for (int i : Sweep.part(places, 2, number)) {
      for (Moment moment : moments(statements.get(i))) {
        String failure = run.cut(i, moment);
        if (!failure.isEmpty()) {
          failures.add("%s %s:\n%s".formatted(moment, brief(statements.get(i)), failure));
        }
      }
    }
    TABLE.set(id, engine.name(), "%d of %d".formatted(run.cuts - failures.size(), run.cuts));
    assertThat(failures).isEmpty();
  }

  /** What takes long is ended on its way as well. */
  private static List<Moment> moments(String sql) {
    return LONG.matcher(sql).find() ? List.of(Moment.DURING, Moment.AFTER) : List.of(Moment.AFTER);
  }

  private static String brief(String sql) {
    return sql.substring(0, Math.min(sql.length(), 200));
  }

  @AfterAll
  static void show() {
    TABLE.write();
  }

  /** One tool on one engine, with a copy of one database for each cut. */
  private static final class Run {
    private final Engine engine;
    private final Tool tool;
    private final Shop all;
    private final Database prepared;
    private int cuts;

    Run(Engine engine, Tool tool, Path folder) throws Exception {
      this.engine = engine;
      this.tool = tool;
      this.all = Shop.in(folder.resolve("all"), engine, tool);
      this.prepared = prepared(Shop.in(folder.resolve("first"), engine, tool));
      SENTENCES.forEach(all::say);
    }

    /** The statements of an uninterrupted run. */
    List<String> count() throws Exception {
      Database database = database();
      try (Proxy proxy = Proxy.of(engine, database.port(), Run::counts, Cut.NEVER)) {
        worked(tool.up(database.through(proxy.port()), all.migrations()));
        assertThat(all.catalog(database)).isEqualTo(expected());
        return proxy.statements();
      }
    }

    private static boolean counts(String sql) {
      return CHANGE.matcher(sql).find() && !OWN.matcher(sql).find();
    }

    /** What went wrong, else nothing. */
    String cut(int statement, Moment moment) throws Exception {
      Database database = database();
      Cut cut = new Cut(statement, moment, 3, () -> end(database));
      try (Proxy proxy = Proxy.of(engine, database.port(), Run::counts, cut)) {
        Outcome ended = tool.up(database.through(proxy.port()), all.migrations());
        if (ended.done() || !proxy.dead()) {
          return "";
        }
        proxy.awaitEnd();
      }
      cuts++;
      awaitAlone(database);
      tool.repair(database, all.migrations());
      Outcome again = tool.up(database, all.migrations());
      if (engine == Engine.POSTGRESQL && again.said().contains("already exists")) {
        // All of a file is one transaction, so the one that was begun is done.
        tool.note(database, all.migrations(), all.migrations().resolve("begun"));
        again = tool.up(database, all.migrations());
      }
      if (!again.done()) {
        return again.said();
      }
      return all.catalog(database).equals(expected()) ? "" : all.catalog(database).toString();
    }

    private Set<String> expected() {
      Set<String> lines = all.afterOrdersAndRoles();
      lines.remove("orders column user_id");
      lines.add("orders column user_id NOT NULL");
      return lines;
    }

    private Database database() throws Exception {
      tool.remember(List.of(tool.firstName()));
      return engine.copy(prepared);
    }

    private Database prepared(Shop first) throws Exception {
      Database database = engine.database();
      tool.remember(List.of());
      worked(tool.up(database, first.migrations()));
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO users (id, name) VALUES (1, 'ann')");
        statement.execute("INSERT INTO orders (id, total) VALUES (1, 1)");
        for (int n = 1; n < ROWS; n *= 2) {
          statement.execute(
              "INSERT INTO orders (id, total) SELECT id + %d, 1 FROM orders".formatted(n));
        }
      }
      awaitAlone(database);
      return database;
    }

    /** The tool's process is killed; what it has in the database ends with its connection. */
    private void end(Database database) {
      tool.kill();
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        for (String other : others(statement, database)) {
          end(statement, other);
        }
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private void end(Statement statement, String other) throws SQLException {
      String sql =
          engine == Engine.POSTGRESQL ? "SELECT pg_terminate_backend(%s)" : "KILL CONNECTION %s";
      try {
        statement.execute(sql.formatted(other));
      } catch (SQLException e) {
        if (!String.valueOf(e.getMessage())
            .contains("Unknown thread id")) { // It has ended on its own.
          throw e;
        }
      }
    }

    private List<String> others(Statement statement, Database database) throws SQLException {
      String query =
          engine == Engine.POSTGRESQL
              ? "SELECT pid FROM pg_stat_activity WHERE datname = '%s' AND pid <> pg_backend_pid()"
              : "SELECT id FROM information_schema.processlist WHERE db = '%s' AND id <> connection_id()";
      List<String> others = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery(query.formatted(database.name()))) {
        while (rows.next()) {
          others.add(rows.getString(1));
        }
      }
      return others;
    }

    private void awaitAlone(Database database) throws Exception {
      try (Connection connection = database.connect();
          Statement statement = connection.createStatement()) {
        for (int i = 0; i < 500 && !others(statement, database).isEmpty(); i++) {
          TimeUnit.MILLISECONDS.sleep(20);
        }
      }
    }

    private static void worked(Outcome outcome) {
      assertThat(outcome.done()).as(outcome.said()).isTrue();
    }
  }
}
