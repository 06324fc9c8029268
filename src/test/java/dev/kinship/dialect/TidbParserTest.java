package dev.kinship.dialect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kinship.database.Engine;
import dev.kinship.dialect.RenderOptions.Safety;
import dev.kinship.schema.MigrationStep;
import dev.kinship.schema.Schema;
import dev.kinship.syntax.sql.SchemaReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.opentest4j.TestAbortedException;

/**
 * The parser of TiDB understands what is written for it: {@code src/test/go/tidb}, which {@code
 * ./test long} builds. Its server cannot be built from a Go module.
 */
@Tag("slow")
class TidbParserTest {
  private static final Dialect TIDB = Dialects.named("tidb").orElseThrow();

  private static Path parser = Path.of("");

  @BeforeAll
  static void find() {
    String file = System.getenv("KINSHIP_TIDB");
    if (file == null || !Files.isExecutable(Path.of(file))) {
      throw new TestAbortedException("KINSHIP_TIDB names no parser of TiDB: ./test long");
    }
    parser = Path.of(file);
  }

  static Stream<Scenario> all() {
    return Scenario.on(Engine.MYSQL).stream();
  }

  @ParameterizedTest
  @MethodSource("all")
  void understandsEveryScenario(Scenario scenario) throws Exception {
    for (Optional<String> filled : List.of(Optional.<String>empty(), Optional.of("1 + id % 3"))) {
      RenderOptions manner = new RenderOptions(Safety.AUTO, filled, false);
      String base = text(MigrationTest.steps(TIDB.render(scenario.before(), Schema.EMPTY, manner)));
      Schema known = SchemaReader.read(List.of(base), TIDB.wording());
      List<MigrationStep> steps =
          MigrationTest.steps(TIDB.render(scenario.changes(), known, manner));
      String down = steps.reversed().stream().map(it -> it.undo() + ";\n").collect(joining());

      assertThat(parse(base + text(steps) + down)).isEmpty();
    }
  }

  @Test
  void seesAMistake() throws Exception {
    assertThat(parse("ALTER TABLE orders ADD COLUMN user_id BIGINT CONSTRAIN x;")).contains("near");
  }

  private static String text(List<MigrationStep> steps) {
    return steps.stream().map(it -> it.sql() + ";\n").collect(joining());
  }

  /** What the parser says against the text. */
  private static String parse(String sql) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(parser.toString()).redirectErrorStream(true).start();
    try (OutputStream input = process.getOutputStream()) {
      input.write(sql.getBytes(UTF_8));
    }
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return said;
  }
}
