package dev.kinship.dialect;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Catalog;
import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.dialect.postgresql.PostgreSql;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.schema.SchemaChange;
import dev.kinship.syntax.sql.SchemaReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The relatives of a database write what it does, with the same types and names: all that the tests
 * of their parents run on real servers. A relative without foreign keys writes the rest.
 */
class RelativesTest {
  private static final Map<Engine, List<String>> RELATIVES =
      Map.of(
          Engine.POSTGRESQL,
          List.of("cockroachdb", "yugabytedb", "citus"),
          Engine.MYSQL,
          List.of("vitess", "tidb"));

  /** A key in the text of a table, and one that is added to it. */
  private static final String KEYS =
      "\n    CONSTRAINT [^\n]* FOREIGN KEY [^\n]*|ALTER TABLE [^\n]* (ADD CONSTRAINT [^\n]* FOREIGN KEY|DROP FOREIGN KEY) [^\n]*";

  static Stream<Arguments> scenarios() {
    return RELATIVES.entrySet().stream()
        .flatMap(
            it ->
                it.getValue().stream()
                    .flatMap(
                        id ->
                            Scenario.on(it.getKey()).stream()
                                .flatMap(
                                    scenario ->
                                        Stream.of(
                                                Optional.<String>empty(), Optional.of("1 + id % 3"))
                                            .map(
                                                filled ->
                                                    Arguments.of(
                                                        it.getKey(), id, scenario, filled)))));
  }

  @ParameterizedTest(name = "{1}: {2}, filled {3}")
  @MethodSource("scenarios")
  void makesWhatItsParentMakes(
      Engine engine, String id, Scenario scenario, Optional<String> filled) {
    RenderOptions manner = new RenderOptions(Safety.NEVER, filled, false);
    Schema known = read(engine, base(engine, scenario));

    String parents = script(parent(engine, id), scenario.changes(), known, manner);
    String own = script(relative(id), scenario.changes(), known, manner);

    if (keyless(id)) {
      assertThat(withoutKeys(own)).isEqualTo(withoutKeys(parents));
      assertThat(own).doesNotContain("FOREIGN KEY (");
    } else {
      assertThat(own).isEqualTo(parents);
    }
  }

  @ParameterizedTest(name = "{1}: {2}, filled {3}")
  @MethodSource("scenarios")
  void theReaderOfMigrationsSeesWhatWasAskedFor(
      Engine engine, String id, Scenario scenario, Optional<String> filled) {
    RenderOptions manner = new RenderOptions(Safety.AUTO, filled, false);
    String base = base(engine, scenario);
    Schema known = read(engine, base);

    Schema made = read(engine, base + up(relative(id), scenario.changes(), known, manner));

    assertThat(made.doubts()).isEmpty();
    Stream<SchemaChange> changes =
        scenario.changes().stream()
            .flatMap(it -> (keyless(id) ? it.without(key -> true) : Optional.of(it)).stream());
    assertThat(Catalog.of(made)).isEqualTo(Catalog.of(known.after(changes.toList())));
  }

  /** Two relatives of PostgreSQL have no locks of tables. */
  private static Dialect parent(Engine engine, String id) {
    return engine == Engine.POSTGRESQL && !id.equals("citus")
        ? PostgreSql.withoutTableLocks()
        : engine.dialect();
  }

  private static Dialect relative(String id) {
    return Dialects.named(id).orElseThrow();
  }

  private static boolean keyless(String id) {
    return id.equals("vitess");
  }

  private static String base(Engine engine, Scenario scenario) {
    return up(engine.dialect(), scenario.before(), Schema.EMPTY, RenderOptions.DEFAULT);
  }

  private static Schema read(Engine engine, String text) {
    return SchemaReader.read(List.of(text), engine.dialect().wording());
  }

  private static String up(
      Dialect dialect, List<SchemaChange> changes, Schema known, RenderOptions manner) {
    return steps(dialect, changes, known, manner).stream()
        .map(it -> it.sql() + ";\n")
        .collect(joining());
  }

  private static String script(
      Dialect dialect, List<SchemaChange> changes, Schema known, RenderOptions manner) {
    List<MigrationStep> steps = steps(dialect, changes, known, manner);
    return Stream.concat(
            steps.stream().map(MigrationStep::sql),
            Stream.concat(Stream.of("-- back"), steps.reversed().stream().map(MigrationStep::undo)))
        .filter(it -> !it.isBlank())
        .collect(joining("\n"));
  }

  private static List<MigrationStep> steps(
      Dialect dialect, List<SchemaChange> changes, Schema known, RenderOptions manner) {
    Rendering rendering = dialect.render(changes, known, manner);
    assertThat(rendering).isInstanceOf(Rendering.Steps.class);
    return ((Rendering.Steps) rendering).steps();
  }

  private static String withoutKeys(String script) {
    return script
        .replaceAll(KEYS, "")
        .lines()
        .filter(it -> !it.isBlank())
        .map(it -> it.replaceFirst(",$", ""))
        .collect(joining("\n"));
  }
}
